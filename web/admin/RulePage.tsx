import { useParams } from 'react-router';
import { Load } from '../api/Load.tsx';
import type { RuleBundle } from '../api/contract.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { usePolling } from '../api/usePolling.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Breakable } from '../ui/Breakable.tsx';
import { Details } from '../ui/Details.tsx';
import { Facts } from '../ui/Facts.tsx';
import { List } from '../ui/List.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Stack } from '../ui/Stack.tsx';
import { RuleRemoval } from './RuleRemoval.tsx';
import { RuleState } from './RuleState.tsx';
import { RuleTimes } from './RuleTimes.tsx';
import { RuleTrials } from './RuleTrials.tsx';

/** One rule bundle: what it is, how trying it went, when it counts, and what it would do to the invoices of the last days. */
export function RulePage() {
  const { id = '' } = useParams();
  const bundle = useLoad<RuleBundle>(`/admin/rules/${encodeURIComponent(id)}`);
  usePolling(bundle.data?.state === 'checking', bundle.reload);
  const page = usePage('rule');
  return (
    <>
      <PageTitle {...page} title={bundle.data?.name ?? page.title} />
      <Load from={bundle}>
        {(loaded) => (
          <Stack gap="large">
            <Outcome bundle={loaded} />
            <BundleFacts bundle={loaded} />
            {loaded.state === 'ready' && <RuleTimes bundle={loaded} onChanged={bundle.reload} />}
            {loaded.state === 'ready' && !loaded.builtin && <RuleTrials id={loaded.id} />}
            {!loaded.builtin && loaded.state !== 'checking' && <RuleRemoval bundle={loaded} />}
          </Stack>
        )}
      </Load>
    </>
  );
}

function Outcome({ bundle: { state, refusal, progress } }: { readonly bundle: RuleBundle }) {
  const { text, language } = useText();
  const words = text.rules;
  if (state === 'refused' && refusal)
    return (
      <Alert tone="danger" title={words.refusedTitle}>
        <Paragraph>{refusal[language]}</Paragraph>
        <Paragraph>{words.refusedWay}</Paragraph>
      </Alert>
    );
  if (state !== 'checking') return null;
  const step = progress?.step === 'compile' ? words.compiling : progress?.step === 'test' ? words.testing : words.waits;
  const share = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <Alert tone="info" title={words.checkingTitle}>
      <Paragraph>{words.checkingText}</Paragraph>
      <Paragraph>{step}</Paragraph>
      <ProgressBar value={share} label={step} />
    </Alert>
  );
}

function BundleFacts({ bundle }: { readonly bundle: RuleBundle }) {
  const { text, format } = useText();
  const words = text.rules;
  const { selfTest } = bundle;
  return (
    <Stack>
      <Facts
        facts={[
          { name: words.state, value: <RuleState bundle={bundle} /> },
          { name: words.version, value: format.day(bundle.version) },
          {
            name: words.imported,
            value: bundle.createdAt === null ? words.withProgram : format.dateTime(bundle.createdAt),
          },
          { name: words.checksum, value: <Breakable text={bundle.checksum} /> },
          ...(bundle.fileSha256
            ? [
                {
                  name: words.archive,
                  value: <Breakable text={`${bundle.fileName ?? ''} ${bundle.fileSha256}`.trim()} />,
                },
              ]
            : []),
          ...(bundle.rules === null ? [] : [{ name: words.rules, value: format.number(bundle.rules) }]),
          ...(selfTest
            ? [
                {
                  name: words.selfTest,
                  value: words.selfTestText(selfTest.compared, selfTest.accepted, selfTest.valid),
                },
              ]
            : []),
        ]}
      />
      {bundle.scenarios.length > 0 && (
        <Details summary={words.scenarios(bundle.scenarios.length)}>
          <List
            items={bundle.scenarios.map(({ name, specifications }) => (
              <Breakable key={name} text={`${name}: ${specifications.join(', ')}`} />
            ))}
          />
        </Details>
      )}
      {bundle.asIs.length > 0 && (
        <Alert tone="warning" title={words.asIs}>
          <Paragraph>{words.asIsText}</Paragraph>
          <List
            items={bundle.asIs.map(({ file, reason }) => (
              <Breakable key={file} text={`${file}: ${reason}`} />
            ))}
          />
        </Alert>
      )}
      {bundle.unexplained.length > 0 && (
        <Alert tone="warning" title={words.unexplained(bundle.unexplained.length)}>
          <Paragraph>{words.unexplainedText}</Paragraph>
          <Paragraph>{bundle.unexplained.join(', ')}</Paragraph>
        </Alert>
      )}
    </Stack>
  );
}
