import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../api/ApiProblem.ts';
import { Load } from '../api/Load.tsx';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { RuleBundle, RuleList } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { usePolling } from '../api/usePolling.ts';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Breakable } from '../ui/Breakable.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { RuleState } from './RuleState.tsx';
import { wordActivation } from './wordActivation.ts';

/** Which rules there are, which count, and from when; new ones are handed in here. */
export function RulesPage() {
  const { text } = useText();
  const rules = useLoad<RuleList>('/admin/rules');
  usePolling(rules.data?.items.some(({ state }) => state === 'checking') ?? false, rules.reload);
  return (
    <>
      <PageTitle {...usePage('rules')} lead={text.rules.lead} />
      <Stack gap="large">
        <Load from={rules}>{({ items }) => <BundleTable rows={items} />}</Load>
        <ImportSection />
      </Stack>
    </>
  );
}

function BundleTable({ rows }: { readonly rows: readonly RuleBundle[] }) {
  const { text, format } = useText();
  const words = text.rules;
  return (
    <Table
      caption={text.pages.rules.title}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: words.bundle,
          cell: (bundle) => (
            <Stack gap="small">
              <div>
                <TextLink to={pathTo('rule', { id: bundle.id })}>{bundle.name}</TextLink>
              </div>
              <Paragraph size="small">{words.versionOf(format.day(bundle.version))}</Paragraph>
            </Stack>
          ),
        },
        { key: 'state', header: words.state, cell: (bundle) => <RuleState bundle={bundle} /> },
        {
          key: 'times',
          header: words.times,
          cell: (bundle) =>
            bundle.activations.length === 0
              ? bundle.builtin
                ? words.always
                : '–'
              : bundle.activations.map((activation) => (
                  <Paragraph key={activation.id} size="small">
                    {wordActivation(activation, words, format)}
                  </Paragraph>
                )),
        },
        {
          key: 'imported',
          header: words.imported,
          cell: (bundle) => (bundle.createdAt === null ? words.withProgram : format.dateTime(bundle.createdAt)),
        },
        { key: 'checksum', header: 'SHA-256', cell: (bundle) => <Breakable text={bundle.checksum.slice(0, 16)} /> },
      ]}
    />
  );
}

function ImportSection() {
  const { text } = useText();
  const words = text.rules;
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const send = async (file: File) => {
    const body = new FormData();
    body.append('file', file);
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await request<RuleBundle>('/admin/rules', { method: 'POST', body });
      await navigate(pathTo('rule', { id }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={words.importTitle} narrow>
      <Paragraph>{words.importLead}</Paragraph>
      {problem && <ProblemAlert problem={problem} />}
      {busy ? (
        <Loading />
      ) : (
        <DropZone
          name="rules"
          label={words.drop}
          button={words.choose}
          hint={words.dropHint}
          accept=".zip,application/zip"
          onFiles={([file]) => file && void send(file)}
        />
      )}
    </Section>
  );
}
