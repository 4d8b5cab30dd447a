import { createStore } from '../app/store.js';

export type Language = 'pt-BR' | 'en';

const storageKey = 'guiche.language';

const known = (value: string | null | undefined): Language | null =>
  value === 'pt-BR' || value === 'en' ? value : null;

function initial(): Language {
  if (typeof localStorage === 'undefined') return 'pt-BR';
  return known(localStorage.getItem(storageKey)) ?? (navigator.language.startsWith('en') ? 'en' : 'pt-BR');
}

/** The language of screens and of the texts that are asked of the server. */
export const languageStore = createStore<Language>(initial());

export const currentLanguage = (): Language => languageStore.get();

export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  languageStore.set(language);
}

/** The user record's language holds on a machine where nobody has chosen one. */
export function adoptLanguage(language: string | null): void {
  const value = known(language);
  if (value !== null && known(localStorage.getItem(storageKey)) === null) languageStore.set(value);
}
