import { useState } from 'react';
import { Load } from '../api/Load.tsx';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { AuthorityList, Decision, InvoiceDetail, InvoiceRow } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useLoad } from '../api/useLoad.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Radios } from '../ui/Radios.tsx';
import { Row } from '../ui/Row.tsx';
import { Select } from '../ui/Select.tsx';

type DecideDialogProps = {
  /** null: closed */
  readonly invoice: InvoiceRow | null;
  readonly onClose: () => void;
  readonly onDone: (invoice: InvoiceDetail) => void;
};

export function DecideDialog({ invoice, onClose, onDone }: DecideDialogProps) {
  const { text } = useText();
  const name = invoice?.number ?? invoice?.fileName ?? invoice?.id ?? '';
  return (
    <Dialog title={`${text.decide.open} ${text.decide.about(name)}`} open={invoice !== null} onClose={onClose}>
      {invoice && <DecideLoader key={invoice.id} id={invoice.id} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

type DecideLoaderProps = Omit<DecideDialogProps, 'invoice'> & { readonly id: string };

/** What may be decided depends on where the invoice stands at this moment: asked anew for each decision. */
function DecideLoader({ id, onClose, onDone }: DecideLoaderProps) {
  const invoice = useLoad<InvoiceDetail>(`/invoices/${id}`);
  return <Load from={invoice}>{({ may }) => <DecideForm id={id} may={may} onClose={onClose} onDone={onDone} />}</Load>;
}

const REASON_MIN = 3;
const kinds = ['assign', 'resend', 'retry', 'withdraw'] as const satisfies readonly Decision['kind'][];

type DecideFormProps = DecideLoaderProps & { readonly may: InvoiceDetail['may'] };

function DecideForm({ id, may, onClose, onDone }: DecideFormProps) {
  const { text } = useText();
  const words = text.decide;
  const [kind, setKind] = useState<Decision['kind'] | ''>('');
  const [authorityId, setAuthorityId] = useState('');
  const [reason, setReason] = useState('');
  const { busy, errors, problem, errorOf, submit } = useSubmit();
  const missing = [
    ...(kind === '' ? [{ field: 'kind', message: words.whatMissing }] : []),
    ...(kind === 'assign' && authorityId === '' ? [{ field: 'authorityId', message: words.authorityMissing }] : []),
    ...(reason.trim().length < REASON_MIN ? [{ field: 'reason', message: text.invoice.reasonMissing }] : []),
  ];
  const send = async () => {
    if (kind === '') return;
    const body: Decision =
      kind === 'assign' ? { kind, authorityId, reason: reason.trim() } : { kind, reason: reason.trim() };
    onDone(await request<InvoiceDetail>(`/invoices/${id}/decisions`, { method: 'POST', body }));
    onClose();
  };
  return (
    <Form onSubmit={() => submit(missing, send)}>
      <ErrorSummary title={text.errorSummary} errors={errors} />
      {problem && <ProblemAlert problem={problem} />}
      <Radios
        legend={words.what}
        name="kind"
        value={kind}
        options={kinds.filter((option) => may[option]).map((option) => ({ value: option, label: words.kinds[option] }))}
        onChange={setKind}
        error={errorOf('kind')}
      />
      {kind === 'assign' && (
        <AuthoritySelect value={authorityId} onChange={setAuthorityId} error={errorOf('authorityId')} />
      )}
      <Field
        label={text.invoice.reason}
        name="reason"
        hint={words.reasonHint}
        lines={3}
        maxLength={1000}
        value={reason}
        onChange={setReason}
        error={errorOf('reason')}
      />
      <Row>
        <Button type="submit" look="primary" label={words.save} busy={busy} />
        <Button label={text.invoice.cancel} onClick={onClose} />
      </Row>
    </Form>
  );
}

type AuthoritySelectProps = {
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: string | undefined;
};

function AuthoritySelect({ value, onChange, error }: AuthoritySelectProps) {
  const { text } = useText();
  const authorities = useLoad<AuthorityList>('/admin/authorities');
  return (
    <Load from={authorities}>
      {({ items }) => (
        <Select
          label={text.decide.authority}
          name="authorityId"
          value={value}
          onChange={onChange}
          error={error}
          options={[
            { value: '', label: text.decide.choose },
            ...items
              .filter((authority) => authority.active)
              .map(({ id, name, place }) => ({ value: id, label: [name, place].filter(Boolean).join(', ') })),
          ]}
        />
      )}
    </Load>
  );
}
