import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';
import { configurationWords } from '../pages/configuration/messages.js';
import type { Language } from '../providers/types.js';
import { resources } from '../resources/index.js';
import { securityMessages } from '../pages/security/messages.js';
import { languages } from './languages.js';
import { portuguese } from './portuguese.js';
import { shell } from './shell.js';

const isLanguage = (value: unknown): value is Language => value === 'pt-BR' || value === 'en';

function messagesOf(language: Language): Record<string, unknown> {
  const frame = language === 'en' ? english.ra : portuguese.ra;
  return {
    ...shell[language],
    security: securityMessages[language],
    guiche: { ...shell[language].guiche, configuration: configurationWords[language] },
    ra: { ...frame, ...shell[language].ra },
    resources: Object.fromEntries(resources.map((resource) => [resource.name, resource.messages[language]])),
  };
}

/** The language chosen on this machine, else the browser's; the user's own follows after sign-in (`FollowUserLanguage`). */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem('guiche.language');
  if (isLanguage(chosen)) return chosen;
  return navigator.language.startsWith('en') ? 'en' : 'pt-BR';
}

export const i18nProvider = polyglotI18nProvider(
  (locale) => messagesOf(isLanguage(locale) ? locale : 'pt-BR') as never,
  initialLanguage(),
  languages,
  { allowMissing: true, onMissingKey: (key: string) => key },
);
