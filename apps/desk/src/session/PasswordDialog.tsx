import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, me as readMe } from '../api/people.js';
import { notify } from '../app/notices.js';
import { DialogFrame } from '../dialogs/DialogFrame.js';
import { useI18n } from '../i18n/use-i18n.js';
import { fieldError } from '../panel/field-error.js';
import { PasswordRules } from './PasswordRules.js';
import { setMe, signOut } from './session-store.js';

/** Changes one's own password; `forced` for one that somebody else gave, where the only other way is out. */
export default function PasswordDialog({ forced, onClose }: { forced: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: async () => {
      await changePassword(current, next);
      setMe(await readMe());
    },
    onSuccess: () => {
      notify('success', t('password.changed'));
      onClose();
    },
  });
  const differs = again !== '' && again !== next;
  const field = (
    name: 'current' | 'next' | 'again',
    value: string,
    set: (value: string) => void,
    problem: string | null,
  ) => (
    <TextField
      label={t(`password.${name}`)}
      type="password"
      value={value}
      required
      autoFocus={name === 'current'}
      error={problem !== null}
      helperText={problem}
      onChange={(event) => set(event.target.value)}
      slotProps={{
        htmlInput: {
          'data-testid': `password-${name}`,
          autoComplete: name === 'current' ? 'current-password' : 'new-password',
        },
      }}
    />
  );
  return (
    <DialogFrame
      title={t('password.title')}
      lead={forced ? t('password.forced') : undefined}
      confirm={t('password.change')}
      disabled={current === '' || next === '' || again !== next}
      busy={change.isPending}
      error={(fieldError(change.error, 'current') ?? fieldError(change.error, 'next')) ? null : change.error}
      onConfirm={() => change.mutate()}
      onClose={() => (forced ? void signOut() : onClose())}
      cancel={forced ? t('user.signOut') : undefined}
      testId="password-dialog"
    >
      {field('current', current, setCurrent, fieldError(change.error, 'current'))}
      {field('next', next, setNext, fieldError(change.error, 'next'))}
      <PasswordRules />
      {field('again', again, setAgain, differs ? t('password.differs') : null)}
    </DialogFrame>
  );
}
