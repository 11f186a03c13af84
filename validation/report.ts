/** What the check of one document found. JSON-safe: it is stored, sent and shown as it stands. */
export type Report = {
  /** lower-case hex of the bytes as received */
  readonly sha256: string;
  /** size of the document as received, in bytes */
  readonly bytes: number;
  readonly wellformed: boolean;
  /** null: the root element is none of the three */
  readonly syntax: Syntax | null;
  /** name of the scenario in scenarios.xml; null: none (or more than one) fits */
  readonly scenario: string | null;
  /** null: the schema step was not reached */
  readonly schemaValid: boolean | null;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly bundle: { readonly name: string; readonly version: string; readonly checksum: string };
  /** what people and routing need from the document; a value that is missing is null, a broken one stands as it is */
  readonly summary: Summary | null;
  /** milliseconds per step that ran */
  readonly ms: Readonly<Record<string, number>>;
};

export type Syntax = 'ubl-invoice' | 'ubl-creditnote' | 'cii';

/**
 * accept: goes on. reject: a finding of level error. no-scenario: BT-24 and root element fit no scenario (a rejection too).
 * error: the engine could not finish; never to be read as accepted.
 */
export type Verdict = 'accept' | 'reject' | 'no-scenario' | 'error';

export type Level = 'error' | 'warning' | 'information';

export type Finding = {
  /** rule id ('BR-DE-15'), or a code of our own for the steps before the rules ('XML-DOCTYPE', 'SCENARIO-NONE', 'XSD') */
  readonly rule: string;
  /** after the overrides of the scenario */
  readonly level: Level;
  readonly source: 'parse' | 'scenario' | 'schema' | 'cen' | 'xrechnung' | 'engine';
  /** number of places that fail */
  readonly count: number;
  /** the first places that fail: path in the document as received, with positions, and line where known */
  readonly places: readonly { readonly path: string; readonly line?: number; readonly value?: string }[];
  /** plain text: what is wrong and the way out */
  readonly text: { readonly de: string; readonly en: string };
  /** the words of the rule itself, where they are not the text already */
  readonly wording?: string;
};

export type Summary = {
  readonly number: string | null; // BT-1
  readonly issueDate: string | null; // BT-2
  readonly typeCode: string | null; // BT-3
  readonly currency: string | null; // BT-5
  readonly buyerReference: string | null; // BT-10
  readonly specification: string | null; // BT-24
  readonly seller: string | null; // BT-27
  readonly sellerEmail: string | null; // BT-43
  readonly buyer: string | null; // BT-44
  readonly amountDue: string | null; // BT-115
};
