import { useState } from 'react';
import { decodeBase64 } from '../../validation/en16931/decodeBase64.ts';
import { ApiProblem } from '../api/ApiProblem.ts';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import { useSite } from '../api/SiteProvider.tsx';
import type { CheckAnswer } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { usePage } from '../api/usePage.ts';
import { openDocument, type OpenDocument } from '../invoice/openDocument.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Stack } from '../ui/Stack.tsx';
import { CheckResult } from './CheckResult.tsx';

/** What the server is assumed to take while it has not said it yet. */
const DEFAULT_LIMIT = 2 * 1024 * 1024;

type Outcome =
  | { readonly is: 'none' }
  | { readonly is: 'running' | 'too-large'; readonly name: string }
  | { readonly is: 'done'; readonly name: string; readonly report: CheckAnswer; readonly document: OpenDocument }
  | { readonly is: 'refused'; readonly problem: ApiProblem };

/** The XML that was checked: the file, or what the server found in it. */
async function xmlOf(file: File, { document }: CheckAnswer): Promise<Uint8Array> {
  return document ? (decodeBase64(document.base64) ?? new Uint8Array()) : new Uint8Array(await file.arrayBuffer());
}

export function CheckPage() {
  const { text, format } = useText();
  const words = text.check;
  const limit = useSite()?.limits.checkBytes ?? DEFAULT_LIMIT;
  const [outcome, setOutcome] = useState<Outcome>({ is: 'none' });

  const check = async (file: File) => {
    if (file.size > limit) return setOutcome({ is: 'too-large', name: file.name });
    setOutcome({ is: 'running', name: file.name });
    const body = new FormData();
    body.append('file', file);
    try {
      const report = await request<CheckAnswer>('/check', { method: 'POST', body });
      const document = await openDocument(await xmlOf(file, report));
      setOutcome({ is: 'done', name: file.name, report, document });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setOutcome({ is: 'refused', problem: error });
    }
  };

  return (
    <>
      <PageTitle {...usePage('check')} lead={words.lead} />
      <Stack>
        <DropZone
          name="invoice"
          accept=".xml,.pdf,application/xml,text/xml,application/pdf"
          label={outcome.is === 'none' ? words.drop : words.another}
          button={words.choose}
          hint={words.hint(format.bytes(limit))}
          onFiles={([file]) => file && void check(file)}
        />
        <Paragraph muted>{words.nothingStored}</Paragraph>
      </Stack>
      {outcome.is === 'running' && (
        <div role="status">
          <Paragraph>{words.running(outcome.name)}</Paragraph>
          <ProgressBar value={null} label={words.running(outcome.name)} />
        </div>
      )}
      {outcome.is === 'too-large' && <Alert live tone="danger" title={words.tooLarge(format.bytes(limit))} />}
      {outcome.is === 'refused' && <ProblemAlert problem={outcome.problem} />}
      {outcome.is === 'done' && (
        <CheckResult
          key={outcome.report.sha256}
          name={outcome.name}
          report={outcome.report}
          document={outcome.document}
        />
      )}
    </>
  );
}
