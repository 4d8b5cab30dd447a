import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { followTicket } from '../api/tickets.js';
import type { TicketDetail } from '../api/types.js';
import { notifyError } from '../app/notices.js';
import { useI18n } from '../i18n/use-i18n.js';

/** "Acompanhar": one's own switch on a ticket; shown at once, and taken back when the server refuses it. */
export function FollowSwitch({ ticket }: { ticket: TicketDetail }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const show = (following: boolean): void => {
    client.setQueryData<TicketDetail>(keys.ticket(ticket.id), (known) => known && { ...known, following });
  };
  const follow = useMutation({
    mutationFn: (following: boolean) => followTicket(ticket.id, following),
    onMutate: show,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.ticket(ticket.id) });
      void client.invalidateQueries({ queryKey: keys.lists });
    },
    onError: (error, following) => {
      show(!following);
      notifyError(error);
    },
  });
  return (
    <FormControlLabel
      control={
        <Switch
          size="small"
          checked={ticket.following}
          onChange={(_event, checked) => follow.mutate(checked)}
          slotProps={{ input: { 'aria-describedby': 'follow-help' } }}
        />
      }
      label={
        <>
          {t('panel.follow')}
          <span id="follow-help" className="sr-only">
            {t('panel.followHelp')}
          </span>
        </>
      }
      title={t('panel.followHelp')}
      sx={{ mx: 0, mb: 1.5, gap: 1 }}
      data-testid="follow"
    />
  );
}
