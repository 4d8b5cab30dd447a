import { Tooltip } from '@mui/material';
import { useLocale, useRecordContext } from 'react-admin';

/** Date and time as one says it in the language of the screens. */
export const formatMoment = (value: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(value));

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

function ago(value: string, locale: string): string {
  const seconds = (new Date(value).getTime() - Date.now()) / 1000;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  }
  return words.format(0, 'minute');
}

/** A moment as its distance from now, with the exact time on hover; after a week the date itself. */
export function Moment({ at }: { at: string | null | undefined }) {
  const locale = useLocale();
  if (at === null || at === undefined || at === '') return <>—</>;
  const isRecent = Math.abs(Date.now() - new Date(at).getTime()) < 7 * 86_400_000;
  return (
    <Tooltip title={formatMoment(at, locale)}>
      <time dateTime={at}>{isRecent ? ago(at, locale) : formatMoment(at, locale)}</time>
    </Tooltip>
  );
}

/** The moment in a field of the record at hand. */
export function MomentField({ source }: { source: string }) {
  const record = useRecordContext();
  return <Moment at={record?.[source] as string | undefined} />;
}
