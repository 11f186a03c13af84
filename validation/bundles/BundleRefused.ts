import { refusals, type RefusalCode } from './refusals.ts';

/** A rule bundle that is not taken, with the reason in both languages. */
export class BundleRefused extends Error {
  readonly code: RefusalCode;
  readonly text: { readonly de: string; readonly en: string };

  constructor(code: RefusalCode, facts: Readonly<Record<string, string | number>> = {}) {
    const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (all, name: string) => String(facts[name] ?? all));
    const text = { de: fill(refusals[code].de), en: fill(refusals[code].en) };
    super(text.en);
    this.code = code;
    this.text = text;
  }
}
