import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ErrorState } from '../layout/states.js';
import { PasswordField } from './password-field.js';

interface SignInFormProps {
  /** Throws a `ServerError` when refused; the form keeps what was typed. */
  onSubmit: (username: string, password: string) => Promise<void>;
  /** Signing in again: the name is known. */
  username?: string;
}

export function SignInForm({ onSubmit, username: known }: SignInFormProps) {
  const t = useTranslate();
  const [username, setUsername] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await onSubmit(username.trim(), password);
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack spacing={2}>
        <TextField
          label={t('ra.auth.username')}
          name="username"
          value={username}
          required
          fullWidth
          autoFocus={!known}
          onChange={(event) => setUsername(event.target.value)}
          slotProps={{ htmlInput: { autoComplete: 'username', autoCapitalize: 'none', spellCheck: false } }}
        />
        <PasswordField
          label={t('ra.auth.password')}
          name="password"
          value={password}
          autoComplete="current-password"
          autoFocus={Boolean(known)}
          onChange={setPassword}
        />
        {error !== null && <ErrorState error={error} />}
        <Button type="submit" variant="contained" size="large" loading={busy}>
          {t('ra.auth.sign_in')}
        </Button>
      </Stack>
    </form>
  );
}
