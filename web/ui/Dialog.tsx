import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useUiLabels } from './labels.ts';

type DialogProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const labels = useUiLabels();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="kern-dialog rw-dialog" aria-labelledby={id} onClose={onClose}>
      {open && (
        <>
          <header className="kern-dialog__header">
            <h2 id={id} className="kern-title kern-title--large rw-heading">
              {title}
            </h2>
            <Button look="tertiary" icon="close" iconOnly label={labels.close} onClick={onClose} />
          </header>
          <div className="kern-dialog__body">{children}</div>
        </>
      )}
    </dialog>
  );
}
