/** The languages somebody may serve customers in; `bzs` is the Brazilian sign language. */
export const spokenLanguages = ['pt-BR', 'en', 'es', 'fr', 'it', 'de', 'ja', 'zh', 'ko', 'ar', 'bzs'] as const;
