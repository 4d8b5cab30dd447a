/** The day in a time zone, `YYYYMMDD`. */
export function dayIn(timeZone: string, at: Date): string {
  // en-CA writes dates as YYYY-MM-DD; the calendar is said, because some locales default to others.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return format.format(at).replaceAll('-', '');
}

/** The ticket's public number (TKT-1): day and running number of that day, six digits and more when they are needed. */
export const protocolNumber = (day: string, running: number | bigint): string =>
  `${day}${String(running).padStart(6, '0')}`;
