import { createContext, use } from 'react';

/** The few words that components say by themselves; the texts come from web/text, so that ui/ knows no language. */
export type UiLabels = {
  readonly close: string;
  readonly copy: string;
  readonly copied: string;
  readonly dark: string;
  readonly light: string;
  readonly loading: string;
  readonly menu: string;
  readonly next: string;
  readonly optional: string;
  readonly otherLanguage: string;
  readonly pages: string;
  readonly previous: string;
  readonly skip: string;
  readonly pageOf: (page: number, pages: number) => string;
};

export const UiLabelsContext = createContext<UiLabels | null>(null);

export function useUiLabels(): UiLabels {
  const labels = use(UiLabelsContext);
  if (labels === null) throw new Error('UiLabelsContext is missing above this component');
  return labels;
}
