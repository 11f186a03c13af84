import { useState } from 'react';
import type { FieldError } from '../ui/ErrorSummary.tsx';
import { ApiProblem } from './ApiProblem.ts';

type Submit = {
  readonly busy: boolean;
  readonly errors: readonly FieldError[];
  /** a refusal that is about no single field */
  readonly problem: ApiProblem | null;
  readonly errorOf: (field: string) => string | undefined;
  /** sends unless there are errors; the server's errors about fields join ours */
  readonly submit: (errors: readonly FieldError[], send: () => Promise<void>) => void;
};

/** The life of a form: our own checks, sending once, and the server's answer put where it belongs. */
export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const submit = (found: readonly FieldError[], send: () => Promise<void>) => {
    setErrors(found);
    setProblem(null);
    if (found.length > 0) return;
    setBusy(true);
    send()
      .catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        if (error.errors.length > 0) setErrors(error.errors);
        else setProblem(error);
      })
      .finally(() => setBusy(false));
  };
  return { busy, errors, problem, submit, errorOf: (field) => errors.find((error) => error.field === field)?.message };
}
