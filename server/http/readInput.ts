import { z } from 'zod';
import { Problem, type Language } from '../problems.ts';

/** Input that does not fit its schema; `errors` names each field, for the message under it. */
export class InputProblem extends Problem {
  readonly errors: Readonly<Record<Language, readonly { readonly field: string; readonly message: string }[]>>;
  constructor(error: z.ZodError) {
    const errors = { de: explain(error, 'de'), en: explain(error, 'en') };
    super('INPUT_INVALID', {
      field: errors.de[0]?.field ?? '',
      'expected.de': errors.de[0]?.message ?? '',
      'expected.en': errors.en[0]?.message ?? '',
    });
    this.errors = errors;
  }
}

/** The value in the shape of the schema. Throws InputProblem. */
export function readInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new InputProblem(result.error);
  return result.data;
}

const locales = { de: z.locales.de().localeError, en: z.locales.en().localeError };

function explain({ issues }: z.ZodError, language: Language) {
  return issues.map((issue) => {
    const said = locales[language](issue as z.core.$ZodRawIssue);
    const message = (typeof said === 'string' ? said : said?.message) ?? issue.message;
    return { field: issue.path.join('.') || 'body', message };
  });
}
