import { registerDecorator } from 'class-validator';

/** A calendar day that exists, written `YYYY-MM-DD`. */
export function isDay(value: unknown): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (typeof value !== 'string' || y < 1 || m < 1 || m > 12 || d < 1) return false;
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  return d <= (m === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31);
}

/** For members of a body that are calendar days. */
export const IsDay = (): PropertyDecorator => (target, propertyName) =>
  registerDecorator({
    name: 'isDateString',
    target: target.constructor,
    propertyName: String(propertyName),
    validator: { validate: isDay },
  });
