/** A Schematron schema as read from its files, before abstract patterns are filled in. `at` names file and line for messages. */
export type Schema = {
  readonly namespaces: Record<string, string>;
  readonly lets: readonly Let[];
  readonly patterns: readonly Pattern[];
  readonly phases: ReadonlyMap<string, { readonly active: readonly string[]; readonly lets: readonly Let[] }>;
  readonly defaultPhase: string | null;
  /** xsl:function and xsl:key elements as text, namespaces included */
  readonly declarations: readonly string[];
  /** names of the functions that `declarations` define, as `{uri}local` */
  readonly diagnostics: ReadonlyMap<string, Diagnostic>;
  /** every file that was read, absolute */
  readonly files: readonly string[];
};

export type Let = { readonly name: string; readonly value: string; readonly at: string };

export type Pattern = {
  readonly id: string;
  readonly abstract: boolean;
  readonly isA: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly lets: readonly Let[];
  readonly rules: readonly Rule[];
  readonly at: string;
};

export type Rule = {
  readonly id: string | null;
  readonly abstract: boolean;
  readonly context: string;
  readonly items: readonly RuleItem[];
  readonly at: string;
};

/** In document order: an `extends` puts the items of the abstract rule at its place. */
export type RuleItem =
  | ({ readonly k: 'let' } & Let)
  | { readonly k: 'extends'; readonly rule: string; readonly at: string }
  | ({ readonly k: 'assert' } & Assert);

export type Assert = {
  readonly id: string;
  readonly test: string;
  /** a report fires when its test is true */
  readonly report: boolean;
  readonly level: 'error' | 'warning' | 'information';
  readonly text: readonly TextPart[];
  readonly diagnostics: readonly string[];
  readonly at: string;
};

/** Plain text, or an expression whose value is put in. */
export type TextPart = string | { readonly select: string };

export type Diagnostic = { readonly lang: string | null; readonly text: readonly TextPart[] };
