/** Text without accents, in lower case, trimmed and with single blanks: how names are compared when accents and case are forgiven. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
