import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import Box from '@mui/material/Box';
import { ROLES } from '@dat100/shared/permissions';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSignOut } from '../login/use-sign-out.js';
import { useMe } from '../providers/session.js';
import { useFormat } from './format.js';
import { lazyPage } from './lazy-page.js';
import { Part } from './part.js';
import { useEverOpen } from './use-ever-open.js';

const PasswordDialog = lazyPage(() => import('./password-dialog.js').then((module) => module.PasswordDialog));

/** Who is signed in, in which roles; password; signing out. */
export function UserMenu() {
  const t = useTranslate();
  const format = useFormat();
  const me = useMe();
  const signOut = useSignOut();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const everOpen = useEverOpen(anchor !== null);
  const [changing, setChanging] = useState(false);
  if (!me) return null;
  return (
    <>
      <Button
        color="inherit"
        startIcon={<AccountCircleOutlined />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={me.displayName}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 0, '& .MuiButton-startIcon': { mr: { xs: 0, md: 0.75 } } }}
      >
        <Box
          component="span"
          sx={{
            display: { xs: 'none', md: 'inline' },
            maxWidth: 220,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {me.displayName}
        </Box>
      </Button>
      {everOpen && (
        <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
          <Box component="li" role="none" sx={{ px: 2, pb: 1, maxWidth: 320 }}>
            <Typography variant="h3" component="div">
              {me.displayName}
            </Typography>
            {me.roles.map((one, index) => (
              <Typography key={index} variant="caption" color="textSecondary" component="div">
                {[format.label(ROLES, one.role), one.unit?.pathText ?? one.unit?.name].filter(Boolean).join(' · ')}
                {one.validTo && ` (${t('app.until', { day: format.day(one.validTo) })})`}
              </Typography>
            ))}
          </Box>
          <Divider component="li" role="none" />
          <MenuItem
            onClick={() => {
              setAnchor(null);
              setChanging(true);
            }}
          >
            {t('login.change_password')}
          </MenuItem>
          <MenuItem onClick={() => void signOut()}>{t('ra.auth.logout')}</MenuItem>
        </Menu>
      )}
      {changing && (
        <Part onClose={() => setChanging(false)}>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Part>
      )}
    </>
  );
}
