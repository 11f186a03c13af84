import type { Language } from '../text/language.ts';
import type { ProblemDetails } from './contract.ts';

/** A refusal of the server (RFC 9457), or UNREACHABLE when there was no answer. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** the server's own words; absent: nobody of ours has answered, the pages have words for that */
  readonly words: Readonly<Record<Language, { readonly title: string; readonly way: string }>> | null;
  /** what is wrong with single fields of a form */
  readonly errors: NonNullable<ProblemDetails['errors']>;
  constructor(status: number, code: string, details: ProblemDetails | null = null) {
    super(code);
    this.status = status;
    this.code = code;
    this.words = details === null ? null : { de: details.de, en: details.en };
    this.errors = details?.errors ?? [];
  }
}

/** Reads the body of a refusal; a proxy in between may have written anything. */
export function problemFrom(status: number, body: string): ApiProblem {
  try {
    const details: unknown = JSON.parse(body);
    if (isProblem(details)) return new ApiProblem(status, details.code, details);
  } catch {
    // no JSON: not our server's words
  }
  return new ApiProblem(status, 'UNKNOWN');
}

function isProblem(value: unknown): value is ProblemDetails {
  return typeof value === 'object' && value !== null && 'code' in value && 'de' in value && 'en' in value;
}
