import { useMemo } from 'react';
import type { Invoice } from '../../validation/en16931/invoice.ts';
import { useText } from '../text/TextProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Code } from '../ui/Code.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { readAttachments, type EmbeddedFile, type ReadAttachment } from './readAttachments.ts';
import { viewTexts } from './viewTexts.ts';
import { wordBytes } from './wordAttachment.ts';

type AttachmentListProps = {
  readonly invoice: Invoice;
  /** where the server hands a file out; null: it does not have it, the browser does */
  readonly addressOf: ((number: number) => string) | null;
};

/** The documents that come with an invoice, recognised by their content. */
export function AttachmentList({ invoice, addressOf }: AttachmentListProps) {
  const { language } = useText();
  const words = viewTexts[language].attachments;
  const attachments = useMemo(() => readAttachments(invoice), [invoice]);
  if (attachments.length === 0) return <Paragraph>{words.none}</Paragraph>;
  const columns: readonly Column<ReadAttachment>[] = [
    { key: 'name', header: words.name, cell: (row) => nameOf(row, words.unnamed(String(row.number))) },
    { key: 'what', header: words.what, cell: (row) => row.description ?? row.reference ?? '–' },
    { key: 'type', header: words.type, cell: (row) => <FileType row={row} /> },
    {
      key: 'size',
      header: words.size,
      numeric: true,
      cell: ({ file }) =>
        file === null || file.broken ? '–' : wordBytes(file.bytes.length, { language, words: viewTexts[language] }),
    },
    {
      key: 'download',
      header: words.download,
      cell: (row) => <Download row={row} addressOf={addressOf} />,
    },
  ];
  return (
    <Stack>
      <Paragraph muted>{words.caution}</Paragraph>
      <Table
        caption={viewTexts[language].sections.attachments}
        columns={columns}
        rows={attachments}
        rowKey={(row) => String(row.number)}
      />
    </Stack>
  );
}

const nameOf = ({ file, reference }: ReadAttachment, unnamed: string): string => file?.name ?? reference ?? unnamed;

function FileType({ row: { file, link } }: { readonly row: ReadAttachment }) {
  const { language } = useText();
  const words = viewTexts[language].attachments;
  if (file === null) {
    return (
      <>
        {words.link}
        {link !== null && (
          <Paragraph size="small">
            <Code>{link}</Code>
          </Paragraph>
        )}
        <Paragraph size="small" muted>
          {words.linkText}
        </Paragraph>
      </>
    );
  }
  if (file.broken) return <Badge tone="danger" label={words.broken} />;
  return (
    <>
      {words.kinds[file.kind]}
      {!file.admitted && <Badge tone="warning" label={words.notAdmitted} />}
      {file.claimed !== null && (
        <Paragraph size="small" muted>
          {words.otherType(file.claimed)}
        </Paragraph>
      )}
    </>
  );
}

type DownloadProps = { readonly row: ReadAttachment; readonly addressOf: AttachmentListProps['addressOf'] };

function Download({ row, addressOf }: DownloadProps) {
  const { language } = useText();
  const words = viewTexts[language].attachments;
  const { file } = row;
  if (file === null || file.broken) return '–';
  if (addressOf)
    return <LinkButton download look="tertiary" icon="download" label={words.download} to={addressOf(row.number)} />;
  return <Button look="tertiary" icon="download" label={words.download} about={file.name} onClick={() => save(file)} />;
}

/** Saves a file that only the browser has; as plain bytes, so that nothing of it can run in a page of ours. */
function save(file: Extract<EmbeddedFile, { broken: false }>): void {
  const address = URL.createObjectURL(new Blob([file.bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
