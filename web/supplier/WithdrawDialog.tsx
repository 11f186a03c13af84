import { useState } from 'react';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { Decision, InvoiceDetail } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';

type WithdrawDialogProps = {
  readonly invoice: InvoiceDetail;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: (invoice: InvoiceDetail) => void;
};

const REASON_MIN = 3;

export function WithdrawDialog({ invoice, open, onClose, onDone }: WithdrawDialogProps) {
  const { text } = useText();
  const words = text.invoice;
  const [reason, setReason] = useState('');
  const { busy, problem, errorOf, submit } = useSubmit();
  const send = async () => {
    const body: Decision = { kind: 'withdraw', reason: reason.trim() };
    onDone(await request<InvoiceDetail>(`/invoices/${invoice.id}/decisions`, { method: 'POST', body }));
    onClose();
  };
  const errors = reason.trim().length < REASON_MIN ? [{ field: 'reason', message: words.reasonMissing }] : [];
  return (
    <Dialog title={words.withdrawTitle} open={open} onClose={onClose}>
      <Form onSubmit={() => submit(errors, send)}>
        {problem && <ProblemAlert problem={problem} />}
        <Paragraph>{words.withdrawText}</Paragraph>
        <Field
          label={words.reason}
          name="reason"
          lines={3}
          maxLength={1000}
          value={reason}
          onChange={setReason}
          error={errorOf('reason')}
        />
        <Row>
          <Button type="submit" look="primary" label={words.withdraw} busy={busy} />
          <Button label={words.cancel} onClick={onClose} />
        </Row>
      </Form>
    </Dialog>
  );
}
