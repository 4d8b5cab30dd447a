const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export interface Place {
  latitude: number;
  longitude: number;
  name: string | null;
  address: string | null;
}

/** A location message's place, or null when its content is not one. */
export function placeOf(content: unknown): Place | null {
  const outer = record(content);
  const value = record(outer?.location) ?? outer;
  const latitude = Number(value?.latitude);
  const longitude = Number(value?.longitude);
  if (value === null || !Number.isFinite(latitude) || !Number.isFinite(longitude)) return null;
  return { latitude, longitude, name: text(value.name), address: text(value.address) };
}

export interface Card {
  name: string;
  details: string[];
}

/** The contact cards of a message: a name with phones and e-mails each. */
export function cardsOf(content: unknown): Card[] {
  const list = Array.isArray(content) ? content : (record(content)?.contacts ?? []);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => {
    const card = record(one);
    if (card === null) return [];
    const name =
      text(record(card.name)?.formatted_name) ?? text(record(card.name)?.formattedName) ?? text(card.name) ?? '?';
    const values = (key: string, member: string): string[] =>
      Array.isArray(card[key]) ? card[key].flatMap((item) => text(record(item)?.[member]) ?? text(item) ?? []) : [];
    return [{ name, details: [...values('phones', 'phone'), ...values('emails', 'email')] }];
  });
}
