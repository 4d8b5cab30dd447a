import { defineConfig, enumEnv, intEnv, strEnv } from '@guiche/platform/config';
import type { Language } from '@guiche/platform/context';

/** How tickets are numbered and told of. */
export const ticketsConfig = defineConfig('tickets', {
  /** Days of protocol numbers begin and end in this zone (TKT-1). */
  timeZone: strEnv('ORGANISATION_TIME_ZONE', { default: 'America/Sao_Paulo' }),
  /** In which the organisation speaks to its customers where nobody chose words. */
  language: enumEnv<Language>('ORGANISATION_LANGUAGE', ['pt-BR', 'en'], { default: 'pt-BR' }),
  /** Lists with a total and counters of the views count no further than this (API-2). */
  countCap: intEnv('TICKETS_COUNT_CAP', { min: 10, max: 100_000, default: 1000 }),
});
