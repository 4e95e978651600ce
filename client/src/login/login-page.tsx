import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { Notification, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Brand } from '../layout/brand.js';
import { LanguageSwitch } from '../layout/language-switch.js';
import { lazyPage } from '../layout/lazy-page.js';
import { Part } from '../layout/part.js';
import { ThemeSwitch } from '../layout/theme-switch.js';
import { useIdle } from '../layout/use-idle.js';
import { BoardPage } from '../pages.js';
import { DemoRoles } from './demo-roles.js';
import { SignInForm } from './sign-in-form.js';
import { useEnter } from './use-enter.js';

const OpenAccountForm = lazyPage(() => import('./open-account-form.js').then((module) => module.OpenAccountForm));

/** Signing in by password, by the one-time code of a printed slip, and in demo mode by one click. */
export function LoginPage() {
  const t = useTranslate();
  const [slip, setSlip] = useState(false);
  const enter = useEnter();
  const idle = useIdle();
  // Fetched while the password is typed; a failure is told by the page that needs it.
  useEffect(() => {
    if (!idle) return;
    BoardPage.fetch();
    // The one weight that this page does not use: the board would be laid out again when it comes.
    void document.fonts.load(`500 1rem "Be Vietnam Pro"`, 'aă₫ạ').catch(() => undefined);
  }, [idle]);
  useEffect(() => {
    document.title = `${t('ra.auth.sign_in')} · Đạt100`;
  }, [t]);
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <Stack
        component="header"
        direction="row"
        sx={{ p: 1.5, gap: 1, justifyContent: 'flex-end', alignItems: 'center' }}
      >
        <LanguageSwitch />
        <ThemeSwitch />
      </Stack>
      <Box
        component="main"
        sx={{ flex: 1, display: 'grid', placeContent: 'start center', pt: { xs: 1, sm: '7vh' }, px: 2, pb: 4 }}
      >
        <Box sx={{ width: 'min(408px, calc(100vw - 32px))' }}>
          <Brand size={34} />
          <Typography variant="h1" sx={{ mt: 2, textWrap: 'balance' }}>
            {t('login.headline')}
          </Typography>
          <Typography color="textSecondary" sx={{ mt: 0.5, mb: 2.5, textWrap: 'pretty' }}>
            {t('login.promise')}
          </Typography>
          <Paper variant="outlined" sx={{ p: 2.5 }}>
            {slip ? (
              <Part>
                <OpenAccountForm onDone={(code, password) => enter({ code, password })} />
              </Part>
            ) : (
              <SignInForm onSubmit={(username, password) => enter({ username, password })} />
            )}
            <Link
              component="button"
              type="button"
              variant="body2"
              sx={{ mt: 2, py: 0.5 }}
              onClick={() => setSlip(!slip)}
            >
              {t(slip ? 'login.by_password' : 'login.by_slip')}
            </Link>
          </Paper>
          <Link component={RouterLink} to="/guide" sx={{ display: 'inline-block', mt: 2, py: 0.5 }}>
            {t('login.guide')}
          </Link>
          <DemoRoles onChoose={(username, password) => enter({ username, password })} />
        </Box>
      </Box>
      <Notification />
    </Box>
  );
}
