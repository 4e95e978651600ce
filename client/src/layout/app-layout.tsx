import MenuOutlined from '@mui/icons-material/MenuOutlined';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Toolbar from '@mui/material/Toolbar';
import type { ReactNode } from 'react';
import { Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { SessionDialog } from '../login/session-dialog.js';
import { useMe } from '../providers/session.js';
import { useTransfers } from '../providers/transfers.js';
import { UndoNotice } from '../undo/undo-notice.js';
import { Brand } from './brand.js';
import { LanguageSwitch } from './language-switch.js';
import { LateNotice } from './late-notice.js';
import { lazyPage } from './lazy-page.js';
import { OfflineNotice } from './offline-notice.js';
import { PageBoundary } from './page-boundary.js';
import { Part } from './part.js';
import { Followed } from './plain-link.js';
import { SideMenu } from './side-menu.js';
import { PageSkeleton } from './states.js';
import { ThemeSwitch } from './theme-switch.js';
import { useEverOpen } from './use-ever-open.js';
import { UserMenu } from './user-menu.js';

const UnitSearch = lazyPage(() => import('./unit-search.js').then((module) => module.UnitSearch));

const TransferNotice = lazyPage(() => import('./transfer-notice.js').then((module) => module.TransferNotice));

const MENU_WIDTH = 216;

/** The frame around every page: bar, menu, content; the login dialog waits for a lost session. */
export function AppLayout({ children }: { children?: ReactNode }) {
  const t = useTranslate();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const everOpen = useEverOpen(open);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100vh', bgcolor: 'background.default' }}>
      <SkipLink label={t('ra.navigation.skip_nav')} />
      <AppBar
        position="sticky"
        color="inherit"
        elevation={0}
        className="no-print"
        sx={{ borderBottom: 1, borderColor: 'divider' }}
      >
        <Toolbar variant="dense" sx={{ gap: { xs: 0.5, sm: 1.5 }, px: { xs: 1, sm: 2 } }}>
          <IconButton
            edge="start"
            color="inherit"
            aria-label={t('ra.action.open_menu')}
            onClick={() => setOpen(true)}
            sx={{ display: { lg: 'none' }, ml: { xs: -1, sm: -1.5 } }}
          >
            <MenuOutlined />
          </IconButton>
          <Box
            component={Link}
            to="/"
            aria-label={`Đạt100: ${t('app.home')}`}
            sx={{ color: 'inherit', textDecoration: 'none', mr: 1 }}
          >
            <Brand />
          </Box>
          {me?.demo && <Chip label={t('app.demo')} variant="outlined" sx={{ display: { xs: 'none', sm: 'flex' } }} />}
          <Box sx={{ flex: 1 }} />
          <Part>{me && <UnitSearch />}</Part>
          <LanguageSwitch />
          <ThemeSwitch />
          <UserMenu />
        </Toolbar>
      </AppBar>
      <OfflineNotice />
      <LateNotice />
      <Box sx={{ display: 'flex', flex: 1 }}>
        <Box
          className="no-print"
          sx={{
            width: MENU_WIDTH,
            flexShrink: 0,
            display: { xs: 'none', lg: 'block' },
            borderRight: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
          }}
        >
          <Box sx={{ position: 'sticky', top: 48 }}>
            <SideMenu />
          </Box>
        </Box>
        {everOpen && (
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            sx={{ display: { lg: 'none' } }}
            slotProps={{ paper: { 'aria-label': t('menu.title') } }}
          >
            <Box sx={{ width: 256, pt: 1 }}>
              <Box sx={{ px: 2, py: 1 }}>
                <Brand />
              </Box>
              <SideMenu onNavigate={() => setOpen(false)} />
            </Box>
          </Drawer>
        )}
        <Followed
          id="main-content"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, p: { xs: 1.5, sm: 2.5 }, outline: 'none' }}
        >
          <PageBoundary>
            <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
          </PageBoundary>
        </Followed>
      </Box>
      <SessionDialog />
      <UndoNotice />
      <Transfers />
    </Box>
  );
}

function Transfers() {
  const transfers = useTransfers();
  return <Part>{transfers.length > 0 && <TransferNotice transfers={transfers} />}</Part>;
}

function SkipLink({ label }: { label: string }) {
  return (
    <Box
      component="a"
      href="#main-content"
      sx={{
        position: 'absolute',
        left: 8,
        top: -60,
        zIndex: 2000,
        px: 2,
        py: 1,
        bgcolor: 'background.paper',
        color: 'text.primary',
        '&:focus': { top: 8 },
      }}
    >
      {label}
    </Box>
  );
}
