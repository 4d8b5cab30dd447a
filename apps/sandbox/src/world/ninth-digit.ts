const brazil = '55';

/** Digits alone. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * The two ways of writing a Brazilian mobile number as one key: the form without the ninth digit.
 * Landlines and other countries are their own key.
 */
export function numberKey(text: string): string {
  const digits = digitsOf(text);
  if (digits.startsWith(brazil) && digits.length === 13 && digits[4] === '9' && /[6-9]/.test(digits[5] ?? '')) {
    return digits.slice(0, 4) + digits.slice(5);
  }
  return digits;
}

/** The number as people dial it: a Brazilian mobile with its ninth digit. */
export function dialledForm(text: string): string {
  const digits = digitsOf(text);
  const isOldMobile = digits.startsWith(brazil) && digits.length === 12 && /[6-9]/.test(digits[4] ?? '');
  return isOldMobile ? `${digits.slice(0, 4)}9${digits.slice(4)}` : digits;
}

/** What the provider is likely to call a number: area codes from 31 on were often registered without the ninth digit. */
export function likelyWaId(text: string): string {
  const dialled = dialledForm(text);
  const areaCode = Number(dialled.slice(2, 4));
  return dialled.startsWith(brazil) && areaCode > 28 ? numberKey(dialled) : dialled;
}
