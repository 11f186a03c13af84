import { createContext, use } from 'react';
import type { Level } from '../api/contract.ts';
import type { Language } from '../text/language.ts';
import type { ViewText } from './viewText.de.ts';

/** What the findings say about one field. */
export type Mark = { readonly level: Level; readonly numbers: readonly number[] };

/** What all parts of the invoice view need. Nothing here comes from the page around it: the same parts are rendered for mails. */
export type View = {
  readonly language: Language;
  readonly words: ViewText;
  /** BT-5 and BT-6 */
  readonly currency: string;
  readonly accountingCurrency: string;
  /** by address */
  readonly marks: ReadonlyMap<string, Mark>;
  /** the field that a finding has led to; `turn` changes each time */
  readonly chosen: { readonly address: string | null; readonly turn: number };
  /** leads back to a finding; absent in print */
  readonly onMark?: (number: number) => void;
  readonly onValue?: (address: string) => void;
  /** long lists are cut into pages; off in print */
  readonly paged: boolean;
  /** show the BT numbers, and the labels of the other language */
  readonly numbers: boolean;
  readonly both: boolean;
};

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = use(ViewContext);
  if (view === null) throw new Error('ViewContext is missing above this component');
  return view;
}
