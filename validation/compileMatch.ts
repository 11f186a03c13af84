import { XmlXPath } from 'libxml2-wasm';
import { tokenizeXPath } from './compiler/xpathTokens.ts';
import type { Scenario } from './scenarios.ts';

/**
 * The match of a scenario, ready to be evaluated. The KoSIT validator evaluates it as XPath 2; what configurations use of that beyond XPath 1
 * is exists(), which is boolean() there. Throws an Error that names the scenario when it cannot be read.
 */
export function compileMatch({ name, match, namespaces }: Pick<Scenario, 'name' | 'match' | 'namespaces'>): XmlXPath {
  try {
    return XmlXPath.compile(`boolean(${withoutExists(match)})`, { ...namespaces });
  } catch (error) {
    throw new Error(`scenarios.xml: the match of "${name}" cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function withoutExists(match: string): string {
  let out = '';
  let at = 0;
  const tokens = tokenizeXPath(match);
  tokens.forEach((token, i) => {
    if (token.kind !== 'name' || !/^(fn:)?exists$/.test(token.text) || tokens[i + 1]?.text !== '(') return;
    out += `${match.slice(at, token.at)}boolean`;
    at = token.at + token.text.length;
  });
  return out + match.slice(at);
}
