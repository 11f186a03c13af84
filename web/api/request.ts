import { languageOfPage } from '../text/language.ts';
import { ApiProblem, problemFrom } from './ApiProblem.ts';

type Options = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/**
 * Asks the server and gives its JSON. Throws ApiProblem for every refusal, and for a server that cannot be reached.
 * The extra header cannot be set by a form of another site: it is the proof that our own pages ask (CSRF).
 */
export async function request<Answer>(path: string, { method = 'GET', body, signal }: Options = {}): Promise<Answer> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = requestHeaders();
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(signal && { signal }),
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, 'UNREACHABLE');
  });
  if (!response.ok) throw problemFrom(response.status, await response.text());
  // 202 and 204 come without a body
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

export function requestHeaders(): Record<string, string> {
  return { Accept: 'application/json', 'Accept-Language': languageOfPage(), 'X-Requested-With': 'rechnungsweg' };
}
