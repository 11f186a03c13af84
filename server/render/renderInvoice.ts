import type { ReadInvoice } from '../../validation/en16931/read.ts';

type Language = 'de' | 'en';
type Bundle = { readonly renderInvoice: (found: ReadInvoice, language: Language) => string };

/** Built by web/build.ts from web/render.tsx: Node does not read .tsx. */
const bundle = new URL('../../dist/render/render.js', import.meta.url).href;

let loaded: Promise<Bundle> | undefined;

/**
 * An invoice in the classic layout as a page of HTML by itself (no script, nothing from elsewhere), for mails and print; a broken
 * invoice too. Throws where the bundle was not built (`npm start` builds it).
 */
export async function renderInvoice(found: ReadInvoice, language: Language): Promise<string> {
  loaded ??= import(bundle) as Promise<Bundle>;
  return (await loaded).renderInvoice(found, language);
}
