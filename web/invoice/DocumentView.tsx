import { useState, type KeyboardEvent } from 'react';
import type { Finding } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { ClassicView } from './ClassicView.tsx';
import { FindingsPane } from './FindingsPane.tsx';
import type { OpenDocument } from './openDocument.ts';
import { SourceView } from './SourceView.tsx';
import { StructuredView } from './StructuredView.tsx';
import { useDocumentView } from './useDocumentView.ts';
import { ViewContext, type View } from './ViewContext.ts';
import { ViewOptions } from './ViewOptions.tsx';
import { viewTexts } from './viewTexts.ts';
import { wordPlace } from './wordPlace.ts';

type DocumentViewProps = {
  readonly document: OpenDocument;
  readonly findings: readonly Finding[];
  /** with the list of findings at its side */
  readonly withFindings?: boolean;
};

/** A document in three forms (as on paper, by groups, as XML), and the findings beside it: each leads to its field. */
export function DocumentView({ document, findings, withFindings = false }: DocumentViewProps) {
  const { language } = useText();
  const words = viewTexts[language];
  const [options, setOptions] = useState({ numbers: false, both: false });
  const state = useDocumentView(document, findings);
  const { steps, current, choose, shown } = state;
  const invoice = document.found?.invoice ?? {};
  const placeOf = (address: string | null) => wordPlace(address, invoice, words, language);
  const view: View = {
    language,
    words,
    currency: state.currency,
    accountingCurrency: state.accountingCurrency,
    marks: state.marks,
    chosen: state.chosen,
    ...(withFindings && { onMark: state.showFinding }),
    onValue: state.follow,
    paged: true,
    ...options,
  };
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'n' ? 1 : event.key === 'p' ? -1 : 0;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (by === 0 || typing || event.ctrlKey || event.metaKey || event.altKey || steps.length === 0) return;
    event.preventDefault();
    choose(current === null ? (by > 0 ? 0 : steps.length - 1) : (current + by + steps.length) % steps.length);
  };
  const source = <SourceView document={document} line={state.target.line} marked={state.lines} />;
  const chosen = current === null ? undefined : steps[current];
  return (
    <ViewContext value={view}>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- keys step through findings while the focus is inside */}
      <div
        ref={state.frame}
        className={`rw-document${withFindings && findings.length > 0 ? ' rw-document--findings' : ''}`}
        onKeyDown={withFindings ? step : undefined}
      >
        {withFindings && findings.length > 0 && (
          <FindingsPane steps={steps} current={current} wordPlace={placeOf} onChoose={choose} />
        )}
        <div className="rw-document__body" tabIndex={-1}>
          <h2 className="rw-hidden">{words.invoice}</h2>
          {document.trouble !== null && <Alert tone="warning" title={words.troubles[document.trouble]} />}
          {shown === null ? (
            document.lines.length > 0 && source
          ) : (
            <Tabs
              label={words.views}
              tabs={[
                { key: 'classic', label: words.classic, content: <ClassicView outline={shown} /> },
                {
                  key: 'structured',
                  label: words.structured,
                  content: (
                    <>
                      <ViewOptions options={options} onChange={setOptions} />
                      <StructuredView outline={shown} />
                    </>
                  ),
                },
                {
                  key: 'source',
                  label: words.source,
                  content: (
                    <div className="rw-split">
                      <div className="rw-split__structured">
                        <StructuredView outline={shown} />
                      </div>
                      {source}
                    </div>
                  ),
                },
              ]}
            />
          )}
        </div>
        <p role="status" className="rw-hidden">
          {chosen &&
            words.findings.announce(
              String((current ?? 0) + 1),
              String(steps.length),
              chosen.finding.title[language],
              placeOf(chosen.address),
            )}
        </p>
      </div>
    </ViewContext>
  );
}
