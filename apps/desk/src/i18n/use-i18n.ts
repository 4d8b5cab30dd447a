import { useMemo } from 'react';
import { useStore } from '../app/use-store.js';
import { en } from './en.js';
import { makeFormat, type Format } from './format.js';
import { languageStore, type Language } from './language.js';
import { ptBR, type MessageKey } from './pt-BR.js';
import { makeTranslate, type Translate } from './translate.js';

export interface I18n {
  language: Language;
  t: Translate;
  format: Format;
}

export type { MessageKey };

const ready: Record<Language, I18n> = {
  'pt-BR': { language: 'pt-BR', t: makeTranslate(ptBR, 'pt-BR'), format: makeFormat('pt-BR') },
  en: { language: 'en', t: makeTranslate(en, 'en'), format: makeFormat('en') },
};

export const i18nOf = (language: Language): I18n => ready[language];

/** Texts, dates and numbers in the user's language. */
export function useI18n(): I18n {
  const language = useStore(languageStore);
  return useMemo(() => ready[language], [language]);
}
