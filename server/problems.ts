/**
 * Every refusal that a caller can get, by its stable code; answered as problem details (RFC 9457).
 * `title` names the cause, `way` the way out. A code never changes its meaning.
 */
export const problems = {
  TOKEN_MISSING: {
    status: 401,
    de: { title: 'Das Zugriffstoken fehlt', way: 'Senden Sie die Kopfzeile „Authorization: Bearer <Token>“ mit.' },
    en: { title: 'The access token is missing', way: 'Send the header "Authorization: Bearer <token>".' },
  },
  TOKEN_INVALID: {
    status: 401,
    de: { title: 'Das Zugriffstoken ist unbekannt oder gesperrt', way: 'Prüfen Sie das Token oder stellen Sie ein neues aus.' },
    en: { title: 'The access token is unknown or revoked', way: 'Check the token or issue a new one.' },
  },
  NOT_FOUND: {
    status: 404,
    de: { title: 'Unter dieser Adresse gibt es nichts', way: 'Prüfen Sie die Adresse.' },
    en: { title: 'There is nothing at this address', way: 'Check the address.' },
  },
} as const satisfies Record<string, ProblemText>;

type ProblemText = { readonly status: number } & Readonly<Record<'de' | 'en', { readonly title: string; readonly way: string }>>;

export type ProblemCode = keyof typeof problems;

/** A refusal to a caller. `facts` are shown with it (a limit, a found value), never secrets. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, string | number>>;
  constructor(code: ProblemCode, facts: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
