import type { ReactNode } from 'react';

type FormProps = {
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  /** names the form where a page has more than one */
  readonly label?: string;
  readonly search?: boolean;
};

/** The browser's own checks are off: ours say the way out, in the language of the page, and above the form as well. */
export function Form({ children, onSubmit, label, search = false }: FormProps) {
  return (
    <form
      noValidate
      role={search ? 'search' : undefined}
      aria-label={label}
      className="rw-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
