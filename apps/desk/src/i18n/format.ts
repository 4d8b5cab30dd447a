const minute = 60_000;
const day = 24 * 60 * minute;

/** Dates, times, sizes and numbers, written as the language writes them. */
export interface Format {
  /** "agora", "5 min", "14:32", "ontem", "seg.", "12/03", "12/03/25": as short as a list row allows. */
  short(at: Date, now: Date): string;
  time(at: Date): string;
  dateTime(at: Date): string;
  /** The heading of a day in a conversation. */
  day(at: Date, now: Date): string;
  number(value: number): string;
  bytes(value: number): string;
  clock(seconds: number): string;
}

const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Whole calendar days between two moments, which are not multiples of 24 hours where clocks change. */
export const daysBetween = (earlier: Date, later: Date): number =>
  Math.round((startOfDay(later) - startOfDay(earlier)) / day);

export function makeFormat(locale: string): Format {
  const english = locale.startsWith('en');
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const weekdayShort = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const weekdayLong = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayMonth = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit' });
  const full = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: '2-digit' });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

  return {
    short(at, now) {
      const passed = now.getTime() - at.getTime();
      if (passed < minute) return english ? 'now' : 'agora';
      if (passed < 60 * minute) return `${Math.floor(passed / minute)} min`;
      const days = daysBetween(at, now);
      if (days === 0) return time.format(at);
      if (days === 1) return relative.format(-1, 'day');
      if (days < 7) return weekdayShort.format(at);
      return at.getFullYear() === now.getFullYear() ? dayMonth.format(at) : full.format(at);
    },
    time: (at) => time.format(at),
    dateTime: (at) => dateTime.format(at),
    day(at, now) {
      const days = daysBetween(at, now);
      if (days === 0 || days === 1) return capital(relative.format(-days, 'day'));
      return days < 7 ? capital(weekdayLong.format(at)) : long.format(at);
    },
    number: (value) => numbers.format(value),
    bytes(value) {
      if (value < 1000) return `${value} B`;
      return value < 1_000_000 ? `${numbers.format(value / 1000)} kB` : `${numbers.format(value / 1_000_000)} MB`;
    },
    clock(seconds) {
      const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
      return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
    },
  };
}
