import type { XmlDocument } from 'libxml2-wasm';
import type { Finding } from './report.ts';
import { syntaxOf } from './syntaxOf.ts';

type Hint = Pick<Finding, 'rule' | 'text' | 'places'>;

const XRECHNUNG =
  /^urn:cen\.eu:en16931:2017#(?:compliant|conformant)#urn:(?:xeinkauf\.de|xoev-de):kosit:(?:standard:|extension:)?xrechnung_(\d+\.\d+)/;
const CURRENT = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
/** Other specifications that are seen in practice, by a part of their identifier. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/peppol\.eu:2017:poacc:billing/, 'Peppol BIS Billing'],
  [/peppol\.eu:poacc:selfbilling/, 'Peppol BIS Self-Billing'],
  [/factur-x|zugferd|ferd:/i, 'ZUGFeRD / Factur-X'],
  [/nlcius|simplerinvoicing/i, 'NLCIUS'],
  [/cius-(?:it|ro|pt|at|es)|ro_cius|fatturapa/i, 'a national CIUS of another country'],
];
/** Profiles of ZUGFeRD / Factur-X that are not taken: the identifier ends with the name. */
const PROFILE = /(?:factur-x\.eu|zugferd\.de|ferd):.*?(minimum|basicwl|basic|extended)$/i;
/** Profiles without lines: an aid for bookkeeping, no invoice (BMF letter of 15 October 2024, marginal number 27). */
const NO_INVOICE: readonly string[] = ['MINIMUM', 'BASIC WL'];
const MAX_VALUE = 200;

/** Why no scenario (or more than one) fits, as far as the document shows it, and what to do. */
export function scenarioHint(document: XmlDocument, fitting: readonly string[]): Hint {
  const syntax = syntaxOf(document);
  if (!syntax) return unknownRoot(document);
  const ids = document.find(
    syntax === 'cii'
      ? '/*/*[local-name()="ExchangedDocumentContext"]/*[local-name()="GuidelineSpecifiedDocumentContextParameter"]/*[local-name()="ID"]'
      : '/*/*[local-name()="CustomizationID"]',
  );
  const value = ids[0]?.content ?? '';
  const places = ids.slice(0, 2).map((node) => ({
    path:
      syntax === 'cii'
        ? '/*/ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID'
        : '/*/CustomizationID',
    line: node.line,
    value: node.content.slice(0, MAX_VALUE),
  }));
  const rule =
    fitting.length > 1 || ids.length > 1
      ? 'SCENARIO-AMBIGUOUS'
      : ids.length === 0
        ? 'SCENARIO-NO-BT-24'
        : 'SCENARIO-NONE';
  return { rule, places, text: rule === 'SCENARIO-NONE' ? explain(value, syntax) : TEXTS[rule] };
}

const TEXTS = {
  'SCENARIO-AMBIGUOUS': {
    de: 'Die Spezifikationskennung (BT-24) ist nicht eindeutig: Sie ist mehrfach angegeben oder durch einen Kommentar geteilt. Geben Sie sie genau einmal und ohne Kommentar an.',
    en: 'The specification identifier (BT-24) is ambiguous: it is given more than once or split by a comment. Give it exactly once and without a comment.',
  },
  'SCENARIO-NO-BT-24': {
    de: `Die Spezifikationskennung (BT-24) fehlt; ohne sie ist nicht zu erkennen, nach welchen Regeln zu prüfen ist. Für XRechnung 3.0 lautet sie ${CURRENT}`,
    en: `The specification identifier (BT-24) is missing; without it nobody can tell which rules apply. For XRechnung 3.0 it is ${CURRENT}`,
  },
} as const;

function unknownRoot(document: XmlDocument): Hint {
  const { root } = document;
  const what = `${root.name}${root.namespaceUri ? ` (${root.namespaceUri})` : ''}`;
  return {
    rule: 'SCENARIO-NOT-AN-INVOICE',
    places: [{ path: `/${root.prefix ? `${root.prefix}:` : ''}${root.name}[1]`, line: root.line }],
    text: {
      de: `Die XML-Datei ist keine Rechnung in einer der zugelassenen Formen: Ihr Wurzelelement ist ${what}. Zugelassen sind UBL Invoice und UBL CreditNote (Version 2.1) und UN/CEFACT CrossIndustryInvoice (D16B), mit deren Namensräumen.`,
      en: `The XML file is not an invoice in one of the accepted forms: its root element is ${what}. Accepted are UBL Invoice and UBL CreditNote (version 2.1) and UN/CEFACT CrossIndustryInvoice (D16B), in their namespaces.`,
    },
  };
}

function explain(value: string, syntax: string): Finding['text'] {
  const shown = value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value;
  const trimmed = value.trim();
  const version = XRECHNUNG.exec(trimmed)?.[1];
  if (value !== trimmed) {
    return {
      de: `Vor oder hinter der Spezifikationskennung (BT-24) steht ein Leerzeichen oder Zeilenumbruch. Sie muss genau „${trimmed}“ lauten. Entfernen Sie die Leerräume.`,
      en: `A blank or line break stands before or after the specification identifier (BT-24). It must be exactly "${trimmed}". Remove the white space.`,
    };
  }
  if (version && version !== '3.0') {
    return {
      de: `Die Rechnung ist nach XRechnung ${version} erstellt; angenommen wird XRechnung 3.0. Stellen Sie Ihr Rechnungsprogramm auf die aktuelle Version um (BT-24: ${CURRENT}).`,
      en: `The invoice follows XRechnung ${version}; XRechnung 3.0 is accepted. Switch your invoicing software to the current version (BT-24: ${CURRENT}).`,
    };
  }
  if (version && syntax === 'ubl-creditnote' && value.includes('extension')) {
    return {
      de: 'Die Extension der XRechnung ist für UBL CreditNote nicht vorgesehen. Verwenden Sie UBL Invoice (mit dem Code der Gutschrift in BT-3) oder CII, oder die Rechnung ohne Extension.',
      en: 'The XRechnung extension does not exist for UBL CreditNote. Use UBL Invoice (with the credit note code in BT-3) or CII, or the invoice without extension.',
    };
  }
  const profile = PROFILE.exec(trimmed)?.[1]?.toUpperCase().replace('BASICWL', 'BASIC WL');
  if (profile) return explainProfile(profile);
  const other = OTHERS.find(([pattern]) => pattern.test(value))?.[1];
  return {
    de: `Die Spezifikationskennung (BT-24) „${shown}“ gehört zu keiner Form, die hier angenommen wird${other ? ` (${other})` : ''}. Erstellen Sie die Rechnung als XRechnung 3.0; die Kennung lautet dann ${CURRENT}`,
    en: `The specification identifier (BT-24) "${shown}" belongs to no form that is accepted here${other ? ` (${other})` : ''}. Create the invoice as XRechnung 3.0; the identifier is then ${CURRENT}`,
  };
}

function explainProfile(profile: string): Finding['text'] {
  const none = NO_INVOICE.includes(profile);
  return {
    de: `Die Rechnung hat das ZUGFeRD-Profil ${profile}. ${none ? 'Es enthält keine Positionen und gilt nicht als Rechnung.' : 'Es wird hier nicht angenommen.'} Wählen Sie in Ihrem Rechnungsprogramm das Profil EN 16931 (COMFORT) oder XRECHNUNG.`,
    en: `The invoice has the ZUGFeRD profile ${profile}. ${none ? 'It holds no lines and does not count as an invoice.' : 'It is not accepted here.'} Choose the profile EN 16931 (COMFORT) or XRECHNUNG in your invoicing software.`,
  };
}
