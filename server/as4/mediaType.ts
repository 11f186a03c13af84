/** A Content-Type taken apart (RFC 9110 8.3.1): type in lower case, parameters by names in lower case. */
export type MediaType = { readonly type: string; readonly parameters: ReadonlyMap<string, string> };

/** null: not to be read. Parameters may come in any order, quoted or not; of two with one name the first counts. */
export function parseMediaType(text: string | undefined): MediaType | null {
  const [, type, tail = ''] = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(;.*)?$/s.exec(text ?? '') ?? [];
  if (type === undefined) return null;
  const parameters = new Map<string, string>();
  const parameter = /\s*;\s*(?:([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*)))?/gy;
  let read = 0;
  for (const [whole, name, quoted, bare] of tail.matchAll(parameter)) {
    read += whole.length;
    if (name === undefined) continue;
    const value = quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/gs, '$1');
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
  }
  return tail.slice(read).trim() === '' ? { type: type.toLowerCase(), parameters } : null;
}
