import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ErrorState } from '../layout/states.js';
import { PasswordField } from './password-field.js';

/** First use or reset of an account: the code of the printed slip, and a password of one's own. */
export function OpenAccountForm({ onDone }: { onDone: (code: string, password: string) => Promise<void> }) {
  const t = useTranslate();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const differs = again !== '' && again !== password;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (differs) return;
    setBusy(true);
    setError(null);
    try {
      await onDone(code.trim(), password);
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack spacing={2}>
        <Typography variant="body2" color="textSecondary">
          {t('login.slip_hint')}
        </Typography>
        <TextField
          label={t('login.slip_code')}
          name="code"
          value={code}
          required
          fullWidth
          autoFocus
          onChange={(event) => setCode(event.target.value.toUpperCase())}
          slotProps={{ htmlInput: { autoComplete: 'one-time-code', spellCheck: false } }}
        />
        <PasswordField
          label={t('login.new_password')}
          name="new"
          value={password}
          autoComplete="new-password"
          onChange={setPassword}
        />
        <PasswordField
          label={t('login.new_password_again')}
          name="again"
          value={again}
          autoComplete="new-password"
          error={differs}
          {...(differs ? { helperText: t('login.passwords_differ') } : {})}
          onChange={setAgain}
        />
        {error !== null && <ErrorState error={error} />}
        <Button type="submit" variant="contained" size="large" loading={busy}>
          {t('login.open_account')}
        </Button>
      </Stack>
    </form>
  );
}
