import { useQueryClient } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { onSessionLost } from '../providers/session-lost.js';
import { useEverOpen } from '../layout/use-ever-open.js';
import { signIn, useMe } from '../providers/session.js';
import { cancelTransfers } from '../providers/transfers.js';
import { SignInForm } from './sign-in-form.js';
import { useSignOut } from './use-sign-out.js';

/** Two sentences take longer to read than most notices. */
const WORDS_SHOWN_MS = 12_000;

/** The session ended while a page was open: sign in again over it. The place and the typed form stay. */
export function SessionDialog() {
  const t = useTranslate();
  const me = useMe();
  const signOut = useSignOut();
  const queries = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [lost, setLost] = useState(false);
  const everLost = useEverOpen(lost);
  useEffect(() => onSessionLost(() => setLost(true)), []);

  async function again(username: string, password: string) {
    const before = me?.id;
    const now = await signIn(username, password);
    setLost(false);
    if (!before || before === now.id) {
      await queries.invalidateQueries();
      return;
    }
    // Another person sits down: nothing of the former one may stay. What was typed is gone already (see the gate), so
    // that no page asks whether to leave it.
    queries.clear();
    cancelTransfers();
    notify('login.other_account', {
      type: 'warning',
      autoHideDuration: WORDS_SHOWN_MS,
      messageArgs: { name: now.displayName, former: me.displayName },
    });
    await navigate('/', { replace: true });
  }
  if (!everLost) return null;
  return (
    <Dialog open={lost && Boolean(me)} maxWidth="xs" aria-labelledby="session-title">
      <DialogTitle id="session-title">{t('login.session_lost')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
          {t('login.session_lost_hint')}
        </Typography>
        <SignInForm {...(me ? { username: me.username } : {})} onSubmit={again} />
        <Button
          sx={{ mt: 1.5 }}
          onClick={() => {
            setLost(false);
            void signOut();
          }}
        >
          {t('login.leave')}
        </Button>
      </DialogContent>
    </Dialog>
  );
}
