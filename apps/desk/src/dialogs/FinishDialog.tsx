import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/http.js';
import { keys } from '../api/keys.js';
import { changeStatus } from '../api/tickets.js';
import type { Named, Occurrence, TicketDetail } from '../api/types.js';
import { useChoices } from '../api/use-choices.js';
import { notify } from '../app/notices.js';
import { TypeAhead } from '../app/TypeAhead.js';
import { useTicketVerb } from '../conversation/use-ticket.js';
import { useI18n } from '../i18n/use-i18n.js';
import { DialogFrame } from './DialogFrame.js';
import css from './dialogs.module.css';

/** Ends the ticket with its outcome: the solutions of its occurrence are offered first, all others on demand. */
export function FinishDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<Named | null | undefined>(undefined);
  const [all, setAll] = useState(false);
  const [comment, setComment] = useState('');
  const occurrenceId = ticket.occurrence?.id ?? null;
  const occurrence = useQuery({
    queryKey: keys.choices('/occurrences', { one: occurrenceId }),
    queryFn: ({ signal }) => get<Occurrence>(`/occurrences/${occurrenceId ?? ''}`, undefined, signal),
    enabled: occurrenceId !== null,
    staleTime: 5 * 60_000,
  });
  const ids = occurrence.data?.solutionIds ?? [];
  const own = useChoices('/solutions', { id: ids }, { enabled: ids.length > 0 });
  const solutions = (own.data ?? []).filter((one) => ids.includes(one.id));
  const suggested = solutions.find((one) => one.id === occurrence.data?.defaultSolutionId) ?? ticket.solution;
  const solution = chosen === undefined ? (suggested ?? null) : chosen;
  const asList = !all && solutions.length > 0;

  const finish = useTicketVerb(
    () =>
      changeStatus(ticket, {
        status: 'finished',
        ...(solution === null ? {} : { solutionId: solution.id }),
        ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      }),
    () => {
      notify('success', t('dialog.finished', { protocol: ticket.protocol }));
      onClose();
    },
  );
  return (
    <DialogFrame
      title={t('dialog.finishTitle')}
      lead={t('dialog.finishLead', { name: ticket.contact.name })}
      confirm={t('action.finish')}
      busy={finish.isPending}
      error={finish.error}
      onConfirm={() => finish.mutate(undefined)}
      onClose={onClose}
      testId="finish-dialog"
    >
      {occurrenceId !== null && (occurrence.isLoading || (ids.length > 0 && own.isLoading)) ? (
        <Skeleton variant="rounded" height={120} />
      ) : asList ? (
        <>
          <div className={css.solutions} role="radiogroup" aria-label={t('field.solution')}>
            {solutions.map((one) => (
              <label key={one.id} className={css.person}>
                <input
                  type="radio"
                  name="solution"
                  checked={solution?.id === one.id}
                  onChange={() => setChosen(one)}
                  data-testid="solution-option"
                />
                <span className={css.who}>
                  <strong>{one.name}</strong>
                </span>
              </label>
            ))}
          </div>
          <button type="button" className={css.switch} onClick={() => setAll(true)}>
            {t('dialog.otherSolution')}
          </button>
        </>
      ) : (
        <TypeAhead
          label={t('field.solution')}
          resource="/solutions"
          value={solution}
          onChange={setChosen}
          autoFocus
          testId="finish-solution"
        />
      )}
      <TextField
        label={t('field.commentOptional')}
        multiline
        minRows={2}
        maxRows={6}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 4000, 'data-testid': 'finish-comment' } }}
      />
    </DialogFrame>
  );
}
