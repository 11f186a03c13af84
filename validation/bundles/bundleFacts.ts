import type { Syntax } from '../report.ts';

/** What is known of a bundle once it has been compiled and tried. JSON-safe: it is stored with the bundle. */
export type BundleFacts = {
  readonly scenarios: readonly {
    readonly name: string;
    readonly syntax: Syntax | null;
    readonly specifications: readonly string[];
    readonly files: readonly string[];
  }[];
  /** stylesheets that run as they stand, and why */
  readonly asIs: Readonly<Record<string, string>>;
  /** rules without a text of ours: their own words are shown */
  readonly unexplained: readonly string[];
  /** null: not known, because a stylesheet could not be read back */
  readonly rules: number | null;
  /** test invoices on which the compiled rules agree with the stylesheets; valid ones, and how many of them were accepted */
  readonly selfTest: { readonly compared: number; readonly valid: number; readonly accepted: number };
  /** seconds that compiling and trying took */
  readonly seconds: number;
};
