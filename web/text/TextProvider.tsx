import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { UiLabelsContext } from '../ui/labels.ts';
import { de, type Text } from './de.ts';
import { en } from './en.ts';
import { firstLanguage, keepLanguage, type Language } from './language.ts';
import { makeFormat, type Format } from './makeFormat.ts';

const texts = { de, en } as const satisfies Record<Language, Text>;

type TextContext = {
  readonly text: Text;
  readonly format: Format;
  readonly language: Language;
  readonly switchLanguage: () => void;
};

const Context = createContext<TextContext | null>(null);

/** The only way to words: `const { text, format } = useText()`. */
export function useText(): TextContext {
  const context = use(Context);
  if (context === null) throw new Error('TextProvider is missing above this component');
  return context;
}

/** Words of one language for a page that is only rendered: no choice, nothing of the browser. */
export function FixedText({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const context = { text: texts[language], format: makeFormat(language), language, switchLanguage: () => {} };
  return <Context value={context}>{children}</Context>;
}

export function TextProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  // Set before the children's effects run: their requests ask the server for this language.
  document.documentElement.lang = language;
  useEffect(() => keepLanguage(language), [language]);
  const context = useMemo(
    () => ({
      text: texts[language],
      format: makeFormat(language),
      language,
      switchLanguage: () => setLanguage(language === 'de' ? 'en' : 'de'),
    }),
    [language],
  );
  return (
    <Context value={context}>
      <UiLabelsContext value={context.text.ui}>{children}</UiLabelsContext>
    </Context>
  );
}
