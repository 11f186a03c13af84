import { wordProblem } from '../api/wordProblem.ts';
import { StateBadge } from '../invoice/StateBadge.tsx';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Breakable } from '../ui/Breakable.tsx';
import { Button } from '../ui/Button.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import type { UploadQueue, UploadRow } from './UploadQueue.ts';

type UploadTableProps = { readonly rows: readonly UploadRow[]; readonly queue: UploadQueue };

export function UploadTable({ rows, queue }: UploadTableProps) {
  const { text, format } = useText();
  const words = text.upload;
  return (
    <Table
      caption={words.table}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'file', header: words.file, cell: (row) => <FileName row={row} /> },
        {
          key: 'size',
          header: words.size,
          numeric: true,
          cell: (row) => (row.size === null ? '–' : format.bytes(row.size)),
        },
        { key: 'progress', header: words.progress, cell: (row) => <Progress row={row} /> },
        { key: 'result', header: words.result, cell: (row) => <Result row={row} /> },
        { key: 'action', header: words.action, cell: (row) => <Action row={row} queue={queue} /> },
      ]}
    />
  );
}

function FileName({ row }: { readonly row: UploadRow }) {
  const { text } = useText();
  return (
    <>
      <Breakable text={row.name} />
      {row.archive !== null && (
        <Paragraph size="small" muted>
          {text.upload.inside(row.archive)}
        </Paragraph>
      )}
    </>
  );
}

function Progress({ row }: { readonly row: UploadRow }) {
  const { text, format } = useText();
  const words = text.upload;
  if (row.phase !== 'sending')
    return (
      <>
        {{ waiting: words.waiting, sent: words.sent, failed: words.failed, interrupted: words.interrupted }[row.phase]}
      </>
    );
  return (
    <Stack gap="small">
      <ProgressBar value={row.progress} label={words.progressOf(row.name)} />
      <Paragraph size="small">{words.sending(format.percent(row.progress))}</Paragraph>
    </Stack>
  );
}

function Result({ row }: { readonly row: UploadRow }) {
  const { text, language } = useText();
  if (row.invoice) return <StateBadge state={row.invoice.state} />;
  if (row.phase === 'interrupted') return <Paragraph size="small">{text.upload.interruptedText}</Paragraph>;
  if (row.problem === null) return <>–</>;
  const { title, way } = wordProblem(row.problem, text, language);
  return (
    <Stack gap="small">
      <Badge tone="danger" label={text.upload.failed} />
      <Paragraph size="small">
        {title}. {way}
      </Paragraph>
    </Stack>
  );
}

/** Trouble that may be gone at the next try: no answer, too many requests, a server that is starting. */
const isPassing = (status: number) => status === 0 || status === 429 || status >= 500;

function Action({ row, queue }: { readonly row: UploadRow; readonly queue: UploadQueue }) {
  const { text } = useText();
  if (row.invoice) {
    return (
      <TextLink to={pathTo('invoice', { id: row.invoice.id })} about={row.name}>
        {text.upload.open}
      </TextLink>
    );
  }
  if (row.problem && isPassing(row.problem.status) && queue.canRetry(row.key)) {
    return (
      <Button small icon="autorenew" label={text.upload.retry} about={row.name} onClick={() => queue.retry(row.key)} />
    );
  }
  return <>–</>;
}
