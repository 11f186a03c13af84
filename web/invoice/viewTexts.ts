import type { Language } from '../text/language.ts';
import { viewTextDe, type ViewText } from './viewText.de.ts';
import { viewTextEn } from './viewText.en.ts';

export const viewTexts = { de: viewTextDe, en: viewTextEn } as const satisfies Record<Language, ViewText>;
