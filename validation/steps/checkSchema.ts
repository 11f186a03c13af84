import { XmlValidateError, type XmlDocument } from 'libxml2-wasm';
import type { LoadedScenario } from '../bundle.ts';
import type { Finding } from '../report.ts';
import { embeddedDocuments } from '../embeddedDocuments.ts';
import { isBase64 } from '../isBase64.ts';
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
    return brokenDocuments(document);
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

/** libxml2 skips what is no base64 in xs:base64Binary; the published schemas leave it at that type, so it is checked here. */
function brokenDocuments(document: XmlDocument): Finding[] {
  const broken = embeddedDocuments(document).filter((node) => !isBase64(node.content));
  if (broken.length === 0) return [];
  const { name, content } = broken[0]!;
  const text = schemaText(
    `Element '${name}': '${content.trim()}' is not a valid value of the atomic type 'xs:base64Binary'.`,
  );
  const places = broken.slice(0, MAX_PLACES).map(({ line }) => ({ path: `//${name}`, line }));
  return [{ rule: 'XSD', level: 'error', source: 'schema', count: broken.length, places, text }];
}
