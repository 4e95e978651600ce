import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { CHANGE_PASSWORD } from '../providers/session.documents.js';
import { useServerMutation } from '../providers/use-server.js';
import { ErrorState } from './states.js';

/** Changing one's own password. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useServerMutation(CHANGE_PASSWORD);
  const differs = again !== '' && again !== next;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (differs) return;
    change.mutate(
      { old, new: next },
      {
        onSuccess: () => {
          notify('login.password_changed', { type: 'success' });
          onClose();
        },
      },
    );
  }
  const password = (label: string, value: string, onChange: (value: string) => void, autoComplete: string) => (
    <TextField
      label={t(label)}
      type="password"
      value={value}
      required
      fullWidth
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { autoComplete } }}
    />
  );
  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby="password-title">
      <form onSubmit={submit}>
        <DialogTitle id="password-title">{t('login.change_password')}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {password('login.old_password', old, setOld, 'current-password')}
            {password('login.new_password', next, setNext, 'new-password')}
            {password('login.new_password_again', again, setAgain, 'new-password')}
            {differs && <ErrorText text={t('login.passwords_differ')} />}
            {change.error && <ErrorState error={change.error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={change.isPending}>
            {t('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function ErrorText({ text }: { text: string }) {
  return (
    <span role="alert" style={{ fontSize: '0.8125rem' }}>
      {text}
    </span>
  );
}
