import { XmlValidateError, type XmlDocument } from 'libxml2-wasm';
import type { LoadedScenario } from '../bundle.ts';
import type { Finding } from '../report.ts';
import { schemaText } from '../schemaText.ts';
import { setAsideDocuments } from '../setAsideDocuments.ts';

/** A broken document can have one error per element; a report needs the first ones. */
const MAX_FINDINGS = 50;
const MAX_PLACES = 20;

/** Checks the tree against the XML schema of the scenario; large embedded documents are set aside in it. No findings: valid. */
export function checkSchema({ schema }: LoadedScenario, document: XmlDocument): Finding[] {
  if (!schema) return [];
  setAsideDocuments(document, 'large');
  try {
    schema.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    const byText = new Map<string, { finding: Finding; places: { path: string; line?: number }[]; count: number }>();
    for (const { message, line, xpath } of error.details) {
      const text = schemaText(message.trim());
      const place = { path: xpath ?? '/', ...(line > 0 && { line }) };
      const known = byText.get(text.en);
      if (known) {
        known.count++;
        if (known.places.length < MAX_PLACES) known.places.push(place);
      } else if (byText.size < MAX_FINDINGS) {
        const places = [place];
        byText.set(text.en, {
          finding: { rule: 'XSD', level: 'error', source: 'schema', count: 1, places, text },
          places,
          count: 1,
        });
      }
    }
    if (byText.size === 0) throw error;
    return [...byText.values()].map(({ finding, count }) => ({ ...finding, count }));
  }
}
