import { HARMLESS_FUNCTIONS } from './harmlessFunctions.ts';

/** Instructions of compiled stylesheets that reach out of the document: they write files, read them, or run text as code. */
const FORBIDDEN_INSTRUCTIONS = new Set(['resultDoc', 'evaluate', 'sourceDoc', 'streamingCopy', 'merge', 'ixslCall']);
const HARMLESS_NAMESPACES = [
  'http://www.w3.org/2005/xpath-functions/map',
  'http://www.w3.org/2005/xpath-functions/array',
  'http://www.w3.org/2005/xpath-functions/math',
];
const XPATH = 'http://www.w3.org/2005/xpath-functions';
/** How Saxon-JS calls a function value; which one it is stands in a reference of its own. */
const APPLY = 'Q{http://saxon.sf.net/}apply';

/**
 * Second barrier behind `refuseStylesheet`, on what Saxon-JS really runs: of the functions only those of a list may be called, none that
 * reads files, addresses or the environment. Throws an Error that names file and function.
 */
export function refuseSef(sef: object, name: string): void {
  const waiting: unknown[] = [sef];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (Array.isArray(node)) waiting.push(...(node as unknown[]));
    else if (typeof node === 'object' && node !== null) {
      const forbidden = forbiddenIn(node as Record<string, unknown>);
      if (forbidden) throw new Error(`${name}: ${forbidden} is not allowed in rules`);
      waiting.push(...Object.values(node));
    }
  }
}

function forbiddenIn({ N: kind, name }: Record<string, unknown>): string | null {
  if (typeof kind !== 'string') return null;
  if (FORBIDDEN_INSTRUCTIONS.has(kind)) return kind;
  if (kind === 'fn') return HARMLESS_FUNCTIONS.has(String(name)) ? null : `${String(name)}()`;
  if (kind === 'fnRef' || kind === 'ifCall') return isHarmless(String(name)) ? null : `${String(name)}()`;
  return null;
}

function isHarmless(name: string): boolean {
  if (name === APPLY) return true;
  const [, uri = '', local = name] = /^Q\{([^}]*)\}(.*)$/.exec(name) ?? [];
  return HARMLESS_NAMESPACES.includes(uri) || ((uri === XPATH || uri === '') && HARMLESS_FUNCTIONS.has(local));
}
