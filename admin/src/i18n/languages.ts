import type { Language } from '../providers/types.js';

/** The languages of the back office, by their own names. */
export const languages: { locale: Language; name: string }[] = [
  { locale: 'pt-BR', name: 'Português (Brasil)' },
  { locale: 'en', name: 'English' },
];
