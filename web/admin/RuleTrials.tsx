import { Load } from '../api/Load.tsx';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { RuleTrial, RuleTrialList } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePolling } from '../api/usePolling.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { List } from '../ui/List.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';

const DAYS = 30;

/** The dry run: what the bundle would do to the invoices of the last days. */
export function RuleTrials({ id }: { readonly id: string }) {
  const { text } = useText();
  const words = text.rules;
  const address = `/admin/rules/${id}/trials`;
  const trials = useLoad<RuleTrialList>(address);
  const last = trials.data?.items[0];
  const running = last?.state === 'running' || last?.state === 'waiting';
  usePolling(running, trials.reload);
  const { busy, problem, submit } = useSubmit();
  const start = () =>
    submit([], async () => {
      await request(address, { method: 'POST', body: { days: DAYS } });
      trials.reload();
    });
  return (
    <Section title={words.trialTitle}>
      <Paragraph>{words.trialLead(DAYS)}</Paragraph>
      {problem && <ProblemAlert problem={problem} />}
      <Load from={trials}>
        {() => (
          <Stack>
            {last && <Trial trial={last} />}
            {!running && (
              <Row>
                <Button look={last ? 'secondary' : 'primary'} label={words.startTrial} busy={busy} onClick={start} />
              </Row>
            )}
          </Stack>
        )}
      </Load>
    </Section>
  );
}

function Trial({ trial }: { readonly trial: RuleTrial }) {
  const { text, format } = useText();
  const words = text.rules;
  if (trial.state === 'failed')
    return (
      <Alert tone="danger" title={words.trialFailed} live>
        <Paragraph>{trial.error}</Paragraph>
      </Alert>
    );
  if (trial.state !== 'done') {
    const said = words.trialRuns(trial.done, trial.total);
    return (
      <Stack gap="small">
        <Paragraph>{said}</Paragraph>
        <ProgressBar value={trial.total > 0 ? trial.done / trial.total : null} label={said} />
      </Stack>
    );
  }
  const share = (count: number) => format.percent(trial.checked === 0 ? 0 : count / trial.checked);
  return (
    <Stack>
      <Alert
        tone={trial.newlyRejected > 0 ? 'warning' : 'success'}
        title={words.trialDone(share(trial.newlyRejected), trial.newlyRejected, trial.checked)}
      >
        <List
          items={[
            words.trialPeriod(format.date(trial.from), format.date(trial.to)),
            words.trialRejected(trial.rejected),
            words.trialAccepted(trial.newlyAccepted),
            ...(trial.undecided > 0 ? [words.trialUndecided(trial.undecided)] : []),
          ]}
        />
      </Alert>
      {trial.newlyRejected > 0 && <TrialTables trial={trial} />}
    </Stack>
  );
}

function TrialTables({ trial }: { readonly trial: RuleTrial }) {
  const { text, language, format } = useText();
  const words = text.rules;
  return (
    <>
      <Section level={3} title={words.byRule}>
        <Table
          caption={words.byRule}
          rows={trial.byRule}
          rowKey={({ rule }) => rule}
          columns={[
            { key: 'rule', header: words.rule, cell: ({ rule }) => rule },
            {
              key: 'text',
              header: words.says,
              cell: (row) => <Paragraph size="small">{row.text[language]}</Paragraph>,
            },
            { key: 'count', header: words.invoices, numeric: true, cell: ({ invoices }) => format.number(invoices) },
          ]}
        />
      </Section>
      <Section level={3} title={words.bySender}>
        <Table
          caption={words.bySender}
          rows={trial.bySender}
          rowKey={({ organisationId }) => organisationId}
          columns={[
            { key: 'sender', header: words.sender, cell: ({ name }) => name },
            {
              key: 'newly',
              header: words.newlyRejected,
              numeric: true,
              cell: ({ newlyRejected }) => format.number(newlyRejected),
            },
            { key: 'of', header: words.ofChecked, numeric: true, cell: ({ checked }) => format.number(checked) },
          ]}
        />
      </Section>
      <Section level={3} title={words.examples}>
        <List
          items={trial.examples.slice(0, MOST_EXAMPLES).map((id) => (
            <TextLink key={id} to={pathTo('anyInvoice', { id })}>
              {id}
            </TextLink>
          ))}
        />
      </Section>
    </>
  );
}

const MOST_EXAMPLES = 5;
