import VisibilityOutlinedIcon from '@mui/icons-material/VisibilityOutlined';
import { Alert } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { reaches } from './reaches.js';

/** What the switches mean together, as one sentence that changes with them. */
export function ReachInWords() {
  const translate = useTranslate();
  const locale = useLocale();
  const values = useWatch({ name: reaches.map(([field]) => field) }) as (boolean | undefined)[];
  const word = (key: string) => translate(`resources.profiles.reach.${key}`);
  const on = reaches.flatMap(([, name], place) => (values[place] ? [name] : []));
  // With nobody's and everybody's, the narrower ones add nothing.
  const isWhole = on.includes('unassigned') && on.includes('others');
  const shown = on.filter((name) => name !== 'allInboxes' && (!isWhole || name === 'unassigned' || name === 'others'));
  return (
    <Alert severity="info" icon={<VisibilityOutlinedIcon fontSize="small" />} data-testid="reach" sx={{ mb: 1 }}>
      {translate('resources.profiles.reach.sentence', {
        tickets: new Intl.ListFormat(locale).format([word('own'), ...shown.map(word)]),
        inboxes: word(on.includes('allInboxes') ? 'allInboxes' : 'memberInboxes'),
      })}
      {isWhole && ` ${word('whole')}`}
    </Alert>
  );
}
