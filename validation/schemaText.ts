type Text = { readonly de: string; readonly en: string };
type Translate = (groups: readonly string[]) => Text;

/** What libxml2 says, and what it means. Names come as {namespace}local and are shown without the namespace. */
const MESSAGES: readonly (readonly [RegExp, Translate])[] = [
  [
    /^Element '(.+?)': This element is not expected\. Expected is (?:one of )?\( (.+) \)\.$/,
    ([element, expected]) => ({
      de: `Das Element ${name(element)} darf an dieser Stelle nicht stehen. Hier ist vorgesehen: ${names(expected)}. Häufige Ursachen: falsche Reihenfolge der Elemente, ein Schreibfehler im Namen oder ein falscher Namensraum.`,
      en: `The element ${name(element)} is not allowed at this place. Expected here: ${names(expected)}. Frequent causes: wrong order of elements, a misspelt name or a wrong namespace.`,
    }),
  ],
  [
    /^Element '(.+?)': This element is not expected\.$/,
    ([element]) => ({
      de: `Das Element ${name(element)} darf an dieser Stelle nicht stehen. Häufige Ursachen: falsche Reihenfolge der Elemente, es kommt zu oft vor, oder der Namensraum ist falsch.`,
      en: `The element ${name(element)} is not allowed at this place. Frequent causes: wrong order of elements, it occurs too often, or the namespace is wrong.`,
    }),
  ],
  [
    /^Element '(.+?)': Missing child element\(s\)\. Expected is (?:one of )?\( (.+) \)\.$/,
    ([element, expected]) => ({
      de: `Im Element ${name(element)} fehlt ein Pflichtelement: ${names(expected)}.`,
      en: `The element ${name(element)} lacks a mandatory element: ${names(expected)}.`,
    }),
  ],
  [
    /^Element '(.+?)', attribute '(.+?)': The attribute '.+?' is not allowed\.$/,
    ([element, attribute]) => ({
      de: `Das Attribut ${name(attribute)} ist am Element ${name(element)} nicht erlaubt.`,
      en: `The attribute ${name(attribute)} is not allowed on the element ${name(element)}.`,
    }),
  ],
  [
    /^Element '(.+?)': The attribute '(.+?)' is required but missing\.$/,
    ([element, attribute]) => ({
      de: `Am Element ${name(element)} fehlt das Attribut ${name(attribute)}.`,
      en: `The element ${name(element)} lacks the attribute ${name(attribute)}.`,
    }),
  ],
  [
    /^Element '(.+?)'(?:, attribute '(.+?)')?: '(.*)' is not a valid value of the (?:atomic|local atomic|list|union) type(?: '(.+?)')?\.$/s,
    ([element, attribute, value, type]) => ({
      de: `Der Wert „${short(value)}“ im ${attribute ? `Attribut ${name(attribute)} am ` : ''}Element ${name(element)} hat nicht die geforderte Form${type ? ` (${FORMS[name(type)]?.de ?? name(type)})` : ''}.`,
      en: `The value "${short(value)}" of ${attribute ? `the attribute ${name(attribute)} of ` : ''}the element ${name(element)} does not have the required form${type ? ` (${FORMS[name(type)]?.en ?? name(type)})` : ''}.`,
    }),
  ],
  [
    /^Element '(.+?)': (?:Element|Character) content is not allowed, because the (?:content type is (?:a simple type definition|empty)|type definition is simple)\.$/,
    ([element]) => ({
      de: `Das Element ${name(element)} darf keine Unterelemente oder keinen Text enthalten.`,
      en: `The element ${name(element)} may not have child elements or text.`,
    }),
  ],
  [
    /^Element '(.+?)': Character content other than whitespace is not allowed because the content type is 'element-only'\.$/,
    ([element]) => ({
      de: `Im Element ${name(element)} steht Text zwischen den Unterelementen; dort sind nur Elemente erlaubt.`,
      en: `The element ${name(element)} has text between its child elements; only elements are allowed there.`,
    }),
  ],
];

const FORMS: Readonly<Record<string, Text>> = {
  'xs:date': { de: 'ein Datum JJJJ-MM-TT', en: 'a date YYYY-MM-DD' },
  'xs:decimal': { de: 'eine Zahl mit Dezimalpunkt', en: 'a number with a decimal point' },
  'xs:boolean': { de: 'true oder false', en: 'true or false' },
  'xs:base64Binary': { de: 'Base64', en: 'base64' },
};
const MAX_VALUE = 80;
const MAX_NAMES = 8;

/** Message of the schema validator -> plain text in both languages. Unknown messages are passed on in their own words. */
export function schemaText(message: string): Text {
  for (const [pattern, translate] of MESSAGES) {
    const match = pattern.exec(message);
    if (match) return translate(match.slice(1));
  }
  const bare = message.replaceAll(/\{[^{}]*\}/g, '');
  return {
    de: `Die Rechnung entspricht nicht dem XML-Schema. Meldung der Schemaprüfung: ${bare}`,
    en: `The invoice does not follow the XML schema. Message of the schema validator: ${bare}`,
  };
}

function name(text: string | undefined): string {
  return (text ?? '').replaceAll(/\{[^{}]*\}/g, '').trim();
}

function names(text: string | undefined): string {
  const all = name(text).split(/,\s*/);
  return all.length > MAX_NAMES ? `${all.slice(0, MAX_NAMES).join(', ')} …` : all.join(', ');
}

function short(text: string | undefined): string {
  const value = text ?? '';
  return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value;
}
