export type Language = 'de' | 'en';

const KEY = 'language';

/** The person's choice, else the browser's first language if we have it, else German. */
export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEY) ?? navigator.language;
  return asked.toLowerCase().startsWith('en') ? 'en' : 'de';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}

/** The language of the page at this moment, for what is not a component (requests to the server). */
export function languageOfPage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'de';
}
