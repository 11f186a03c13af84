import { Button } from './Button.tsx';
import { useUiLabels } from './labels.ts';

type LanguageSwitchProps = { readonly other: string; readonly onSwitch: () => void };

/** Named in the language it leads to, so that whoever needs it can read it. */
export function LanguageSwitch({ other, onSwitch }: LanguageSwitchProps) {
  return <Button look="tertiary" icon="language" label={useUiLabels().otherLanguage} lang={other} onClick={onSwitch} />;
}
