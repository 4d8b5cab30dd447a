import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endOwnSession, ownSessions, secondFactor, signOutEverywhere, turnOffSecondFactor } from '../api/people.js';
import { explain, notify } from '../app/notices.js';
import { useI18n } from '../i18n/use-i18n.js';
import { deviceName } from './device-name.js';
import { SecondFactorSetup } from './SecondFactorSetup.js';
import { signOut } from './session-store.js';
import { saidBy } from './use-countdown.js';
import css from './sign-in.module.css';

/** One's second factor, and where one is signed in. */
export default function SecurityDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="security-title"
      data-testid="security-dialog"
    >
      <DialogTitle id="security-title">{t('security.title')}</DialogTitle>
      <DialogContent>
        <h3 className={css.section}>{t('factor.title')}</h3>
        <OwnSecondFactor />
        <h3 className={css.section}>{t('security.sessions')}</h3>
        <OwnSessions />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('app.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function OwnSecondFactor() {
  const { t } = useI18n();
  const client = useQueryClient();
  const [doing, setDoing] = useState<'nothing' | 'setting-up' | 'turning-off'>('nothing');
  const [code, setCode] = useState('');
  const { data, error } = useQuery({ queryKey: ['second-factor'], queryFn: ({ signal }) => secondFactor(signal) });
  const done = (): void => {
    setDoing('nothing');
    setCode('');
    void client.invalidateQueries({ queryKey: ['second-factor'] });
  };
  const off = useMutation({ mutationFn: () => turnOffSecondFactor(code.trim()), onSuccess: done });
  if (error) return <Alert severity="error">{explain(error)}</Alert>;
  if (!data) return <p>{t('app.loading')}</p>;
  if (doing === 'setting-up') return <SecondFactorSetup onDone={done} />;
  return (
    <div className={css.stack}>
      <p className={css.lead}>{data.on ? t('factor.isOn', { count: data.recoveryCodesLeft }) : t('factor.isOff')}</p>
      {!data.on && (
        <Button variant="outlined" onClick={() => setDoing('setting-up')} data-testid="second-factor-set-up">
          {t('factor.setUp')}
        </Button>
      )}
      {data.on && data.required && <p className={css.lead}>{t('factor.required')}</p>}
      {data.on && !data.required && doing === 'nothing' && (
        <Button variant="outlined" onClick={() => setDoing('turning-off')}>
          {t('factor.turnOff')}
        </Button>
      )}
      {doing === 'turning-off' && (
        <>
          {off.error && <Alert severity="error">{saidBy(off.error, t('app.unreachable'))}</Alert>}
          <TextField
            label={t('factor.code')}
            value={code}
            autoFocus
            onChange={(event) => setCode(event.target.value)}
          />
          <Button variant="contained" color="error" loading={off.isPending} onClick={() => off.mutate()}>
            {t('factor.turnOff')}
          </Button>
        </>
      )}
    </div>
  );
}

function OwnSessions() {
  const { t, format } = useI18n();
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => ownSessions(signal) });
  const end = useMutation({
    mutationFn: endOwnSession,
    onSuccess: () => {
      notify('success', t('security.ended'));
      void client.invalidateQueries({ queryKey: ['sessions'] });
    },
    onError: (refusal) => notify('error', explain(refusal)),
  });
  const all = useMutation({ mutationFn: signOutEverywhere, onSuccess: () => signOut() });
  if (error) return <Alert severity="error">{explain(error)}</Alert>;
  if (!data) return <p>{t('app.loading')}</p>;
  return (
    <>
      <ul className={css.sessions} data-testid="sessions">
        {data.map((session) => (
          <li key={session.id}>
            <span>
              <strong>{deviceName(session.userAgent) ?? t('security.unknownDevice')}</strong>
              <small>
                {[session.ip, t('security.lastUsed', { when: format.dateTime(new Date(session.lastUsedAt)) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {session.current ? (
              <em>{t('security.current')}</em>
            ) : (
              <Button size="small" onClick={() => end.mutate(session.id)}>
                {t('security.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button variant="outlined" color="error" loading={all.isPending} onClick={() => all.mutate()}>
        {t('security.endAll')}
      </Button>
    </>
  );
}
