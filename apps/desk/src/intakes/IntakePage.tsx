import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { keys } from '../api/keys.js';
import { convertIntake, discardIntake, pendingIntakes } from '../api/tickets.js';
import type { Named, Priority } from '../api/types.js';
import { Avatar } from '../app/Avatar.js';
import { previewText } from '../app/preview-text.js';
import { explain, notify } from '../app/notices.js';
import { TypeAhead } from '../app/TypeAhead.js';
import { useDeskAddress } from '../app/use-desk-address.js';
import { formatPhone } from '../conversation/format-phone.js';
import { DialogFrame } from '../dialogs/DialogFrame.js';
import { useI18n } from '../i18n/use-i18n.js';
import { IconButton } from '../icons/IconButton.js';
import { PriorityChoice } from '../panel/PriorityChoice.js';
import { useMay } from '../session/use-session.js';
import css from './intakes.module.css';

/** A first contact, to be made a ticket of or put aside with a reason. */
export function IntakePage({ intakeId }: { intakeId: string }) {
  const { t, format } = useI18n();
  const may = useMay();
  const client = useQueryClient();
  const { open, show, views } = useDeskAddress();
  const { data } = useQuery({ queryKey: keys.intakes, queryFn: ({ signal }) => pendingIntakes(signal) });
  const [sector, setSector] = useState<Named | null>(null);
  const [occurrenceType, setType] = useState<Named | null>(null);
  const [occurrence, setOccurrence] = useState<Named | null>(null);
  const [priority, setPriority] = useState<Priority>(2);
  const [reason, setReason] = useState<Named | null>(null);
  const [asking, setAsking] = useState(false);
  const intake = data?.find((one) => one.id === intakeId);

  const settled = (): void => {
    void client.invalidateQueries({ queryKey: keys.intakes });
    void client.invalidateQueries({ queryKey: keys.counts });
    void client.invalidateQueries({ queryKey: keys.lists });
  };
  const convert = useMutation({
    mutationFn: () =>
      convertIntake(intakeId, {
        ...(sector === null ? {} : { sectorId: sector.id }),
        ...(occurrenceType === null ? {} : { occurrenceTypeId: occurrenceType.id }),
        ...(occurrence === null ? {} : { occurrenceId: occurrence.id }),
        priority,
      }),
    onSuccess: (ticket) => {
      settled();
      notify('success', t('intake.converted'));
      show(views.includes('all') ? 'all' : 'mine', ticket.id);
    },
  });
  const discard = useMutation({
    mutationFn: (reasonId: string) => discardIntake(intakeId, reasonId),
    onSuccess: () => {
      settled();
      notify('success', t('intake.discarded'));
      open(null);
    },
  });
  if (data === undefined) return null;
  if (intake === undefined) {
    return (
      <div className={css.gone}>
        <Alert severity="info">{t('intake.gone')}</Alert>
        <Button variant="outlined" onClick={() => open(null)}>
          {t('app.back')}
        </Button>
      </div>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    convert.mutate();
  };
  return (
    <div className={css.page} data-testid="intake-page">
      <form className={css.card} onSubmit={submit}>
        <header className={css.head}>
          <span className={css.back}>
            <IconButton icon="back" label={t('app.back')} onClick={() => open(null)} />
          </span>
          <Avatar name={intake.contact.name} size={48} />
          <div>
            <h2>{intake.contact.name}</h2>
            <p>
              {[
                intake.contact.phone === null ? null : formatPhone(intake.contact.phone),
                intake.inbox.name,
                format.dateTime(new Date(intake.createdAt)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        </header>
        {intake.lastMessagePreview !== null && <blockquote>{previewText(intake.lastMessagePreview, t)}</blockquote>}
        {convert.error !== null && <Alert severity="error">{explain(convert.error)}</Alert>}
        {may('intakes.convert') && (
          <>
            <h3>{t('intake.form')}</h3>
            <TypeAhead
              label={t('field.sector')}
              resource="/sectors"
              value={sector}
              onChange={(next) => {
                setSector(next);
                setType(null);
                setOccurrence(null);
              }}
              testId="intake-sector"
            />
            <TypeAhead
              label={t('field.occurrenceType')}
              resource="/occurrence-types"
              filter={sector === null ? {} : { sectorId: sector.id }}
              value={occurrenceType}
              onChange={(next) => {
                setType(next);
                setOccurrence(null);
              }}
              testId="intake-occurrence-type"
            />
            <TypeAhead
              label={t('field.occurrence')}
              resource="/occurrences"
              filter={occurrenceType === null ? {} : { occurrenceTypeId: occurrenceType.id }}
              disabled={occurrenceType === null}
              value={occurrence}
              onChange={setOccurrence}
              testId="intake-occurrence"
            />
            <PriorityChoice value={priority} onChange={setPriority} />
          </>
        )}
        <div className={css.buttons}>
          {may('intakes.discard') && (
            <Button variant="outlined" onClick={() => setAsking(true)} data-testid="intake-discard">
              {t('intake.discard')}
            </Button>
          )}
          {may('intakes.convert') && (
            <Button type="submit" variant="contained" loading={convert.isPending} data-testid="intake-convert">
              {t('intake.convert')}
            </Button>
          )}
        </div>
      </form>
      {asking && (
        <DialogFrame
          title={t('intake.discardTitle')}
          confirm={t('intake.discard')}
          confirmColor="error"
          disabled={reason === null}
          busy={discard.isPending}
          error={discard.error}
          onConfirm={() => reason !== null && discard.mutate(reason.id)}
          onClose={() => setAsking(false)}
          testId="discard-dialog"
        >
          <TypeAhead
            label={t('field.reason')}
            resource="/reasons"
            filter={{ action: 'discard' }}
            value={reason}
            onChange={setReason}
            required
            autoFocus
            testId="reason-input"
          />
        </DialogFrame>
      )}
    </div>
  );
}
