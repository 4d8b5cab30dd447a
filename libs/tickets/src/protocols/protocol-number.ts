// Making a formatter costs a hundred times what using one does, and every new ticket needs one.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // en-CA writes dates as YYYY-MM-DD; the calendar is said, because some locales default to others.
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'gregory',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The day in a time zone, `YYYYMMDD`. */
export const dayIn = (timeZone: string, at: Date): string => formatOf(timeZone).format(at).replaceAll('-', '');

/** The ticket's public number (TKT-1): day and running number of that day, six digits and more when they are needed. */
export const protocolNumber = (day: string, running: number | bigint): string =>
  `${day}${String(running).padStart(6, '0')}`;
