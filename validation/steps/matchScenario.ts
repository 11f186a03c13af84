import type { XmlDocument } from 'libxml2-wasm';
import type { Bundle, LoadedScenario } from '../bundle.ts';
import type { Finding } from '../report.ts';
import { scenarioHint } from '../scenarioHint.ts';

/** The one scenario whose match is true for the document. Two are as good as none: it would be unclear which rules count. */
export function matchScenario(
  bundle: Bundle,
  document: XmlDocument,
): { readonly found: LoadedScenario } | { readonly finding: Finding } {
  const fitting = bundle.scenarios.filter((s) => document.eval(s.matches) === true);
  const [found] = fitting;
  if (found && fitting.length === 1) return { found };
  const hint = scenarioHint(
    document,
    fitting.map((f) => f.scenario.name),
  );
  return { finding: { level: 'error', source: 'scenario', count: 1, ...hint } };
}
