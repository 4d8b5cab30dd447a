import VisibilityOutlinedIcon from '@mui/icons-material/VisibilityOutlined';
import { Alert } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';

/** What the three switches mean together, as one sentence that changes with them. */
export function ReachInWords() {
  const translate = useTranslate();
  const locale = useLocale();
  const [unassigned, others, allInboxes] = useWatch({
    name: ['reachesUnassigned', 'reachesOthers', 'reachesAllInboxes'],
  }) as boolean[];
  const word = (key: string) => translate(`resources.profiles.reach.${key}`);
  const tickets = [word('own'), ...(unassigned ? [word('unassigned')] : []), ...(others ? [word('others')] : [])];
  return (
    <Alert severity="info" icon={<VisibilityOutlinedIcon fontSize="small" />} data-testid="reach" sx={{ mb: 1 }}>
      {translate('resources.profiles.reach.sentence', {
        tickets: new Intl.ListFormat(locale).format(tickets),
        inboxes: word(allInboxes ? 'allInboxes' : 'memberInboxes'),
      })}
    </Alert>
  );
}
