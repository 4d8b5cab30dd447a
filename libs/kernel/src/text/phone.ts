import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

/** A phone number that could be read: E.164 for calling, and a key that two spellings of one number share. */
export interface Phone {
  /** `+5541988887777` */
  readonly e164: string;
  /** Digits only; Brazilian mobiles without their ninth digit, so that both spellings meet (CUS-3). */
  readonly key: string;
}

/**
 * A Brazilian mobile is 55 + two-digit area + 9 + eight digits that begin 6–9; old registrations lack the 9.
 * Landlines begin 2–5 after the area and never had it.
 */
const brazilianMobile = /^55([1-9]\d)(9?)([6-9]\d{7})$/;

/** The key of digits in international form: see `Phone.key`. */
export function phoneKey(internationalDigits: string): string {
  const mobile = brazilianMobile.exec(internationalDigits);
  return mobile ? `55${mobile[1]}${mobile[3]}` : internationalDigits;
}

/** Reads a number as people write it; a Brazilian one without a country code by default. Null when it is none. */
export function parsePhone(raw: string, country: CountryCode = 'BR'): Phone | null {
  const digits = raw.replace(/\D/g, '');
  const asWritten = raw.trim();
  // Providers write international numbers without "+": 5541988887777 (13 digits) or, without the ninth digit, 12.
  const international = asWritten.startsWith('+') || /^55\d{10,11}$/.test(digits) ? `+${digits}` : asWritten;
  const mobile = brazilianMobile.exec(international.startsWith('+') ? digits : '');
  if (mobile) return { e164: `+55${mobile[1]}9${mobile[3]}`, key: phoneKey(digits) };
  const parsed = parsePhoneNumberFromString(international, country);
  if (!parsed?.isPossible()) return null;
  const e164Digits = parsed.number.slice(1);
  const brazilian = brazilianMobile.exec(e164Digits);
  return brazilian
    ? { e164: `+55${brazilian[1]}9${brazilian[3]}`, key: phoneKey(e164Digits) }
    : { e164: parsed.number, key: e164Digits };
}
