import AssignmentIndOutlined from '@mui/icons-material/AssignmentIndOutlined';
import BalanceOutlined from '@mui/icons-material/BalanceOutlined';
import ChecklistOutlined from '@mui/icons-material/ChecklistOutlined';
import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import GroupWorkOutlined from '@mui/icons-material/GroupWorkOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import LeaderboardOutlined from '@mui/icons-material/LeaderboardOutlined';
import ManageAccountsOutlined from '@mui/icons-material/ManageAccountsOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import PersonSearchOutlined from '@mui/icons-material/PersonSearchOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import RadarOutlined from '@mui/icons-material/RadarOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import WorkspacePremiumOutlined from '@mui/icons-material/WorkspacePremiumOutlined';
import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import { alpha } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { AbsentBadge } from '../absent/absent-badge.js';
import { ConflictBadge } from '../conflicts/conflict-badge.js';
import type { Me } from '../providers/session.documents.js';
import { useMe } from '../providers/session.js';
import { may } from './access.js';
import { lazyPage } from './lazy-page.js';
import { Part } from './part.js';
import { useIdle } from './use-idle.js';

const ViewsMenu = lazyPage(() => import('../views/views-menu.js').then((module) => module.ViewsMenu));

interface Entry {
  to: string;
  label: string;
  icon: ComponentType;
  /** Other addresses that light this entry up. */
  also?: RegExp;
  /** How much waits there. */
  badge?: ComponentType;
}

function entriesOf(me: Me): Entry[] {
  const home = me.homeUnit?.id;
  const entries: (Entry | false)[] = [
    home !== undefined &&
      may(me, 'people.read') &&
      may(me, 'status.record') && {
        to: `/units/${home}/todo`,
        label: 'todo.menu',
        icon: TaskAltOutlined,
        also: /\/todo$/,
      },
    home !== undefined &&
      may(me, 'board.read') && {
        to: `/board/${home}`,
        label: 'menu.board',
        icon: LeaderboardOutlined,
        also: /^\/board\//,
      },
    home !== undefined &&
      may(me, 'people.identify') && {
        to: `/units/${home}/people`,
        label: 'menu.people',
        icon: GroupsOutlined,
        also: /\/people/,
      },
    home !== undefined &&
      may(me, 'people.write') && {
        to: `/units/${home}/entry`,
        label: 'menu.entry',
        icon: KeyboardOutlined,
        also: /\/entry$/,
      },
    may(me, 'import.read') && { to: '/imports', label: 'menu.imports', icon: UploadFileOutlined, also: /^\/imports/ },
    may(me, 'conflict.resolve') && {
      to: '/conflicts',
      label: 'menu.conflicts',
      icon: BalanceOutlined,
      badge: ConflictBadge,
    },
    may(me, 'people.write') && {
      to: '/missing',
      label: 'absent.menu',
      icon: PersonSearchOutlined,
      badge: AbsentBadge,
    },
    may(me, 'unit.read') &&
      may(me, 'people.read') && { to: '/completeness', label: 'lists.menu', icon: ChecklistOutlined },
    home !== undefined && may(me, 'radar.read') && { to: '/radar', label: 'signs.menu', icon: RadarOutlined },
    may(me, 'rating.read') && {
      to: '/ratings',
      label: 'periods.menu',
      icon: WorkspacePremiumOutlined,
      also: /^\/ratings\/\d/,
    },
    may(me, 'rating.read') && {
      to: '/ratings/schemes',
      label: 'schemes.menu',
      icon: RuleOutlined,
      also: /^\/ratings\/schemes/,
    },
    may(me, 'rating.sheet') && {
      to: '/ratings/inbox',
      label: 'requests.menu',
      icon: GavelOutlined,
      also: /^\/ratings\/(inbox|cases)/,
    },
    may(me, 'rating.export') && { to: '/ratings/results', label: 'results.menu', icon: FileDownloadOutlined },
    may(me, 'week.review')
      ? { to: '/confirmations', label: 'weekly.menu', icon: EventAvailableOutlined, also: /\/confirmation$/ }
      : home !== undefined &&
        may(me, 'week.confirm') && {
          to: `/units/${home}/confirmation`,
          label: 'weekly.menu',
          icon: EventAvailableOutlined,
          also: /^\/confirmations|\/confirmation$/,
        },
    home !== undefined &&
      may(me, 'peer_group.write') && {
        to: `/units/${home}/peer-groups`,
        label: 'peers.menu',
        icon: GroupWorkOutlined,
        also: /\/peer-groups$/,
      },
    may(me, 'user.read') && { to: '/users', label: 'menu.users', icon: ManageAccountsOutlined },
    may(me, 'audit.read') && { to: '/audit', label: 'menu.audit', icon: FactCheckOutlined },
    { to: '/guide', label: 'guide.menu', icon: MenuBookOutlined },
    may(me, 'self.read') && { to: '/me', label: 'menu.me', icon: AssignmentIndOutlined },
    may(me, 'self.read') && {
      to: '/me/ratings',
      label: 'my_rating.menu',
      icon: WorkspacePremiumOutlined,
      also: /^\/me\/ratings/,
    },
  ];
  return entries.filter((entry) => entry !== false);
}

/** One set of rules for all entries: a rule for each part of each of them is what takes long to make. */
const look = ({ palette, typography, transitions, shape }: Theme) =>
  ({
    listStyle: 'none',
    m: 0,
    p: 0,
    '& a': {
      ...typography.body2,
      fontWeight: 500,
      display: 'flex',
      alignItems: 'center',
      minHeight: 40,
      mb: 0.25,
      py: 0.75,
      px: 1.25,
      borderRadius: `${shape.borderRadius}px`,
      color: 'text.primary',
      textDecoration: 'none',
      transition: transitions.create('background-color', { duration: transitions.duration.shortest }),
      '&:hover': { bgcolor: palette.action.hover },
      '&:focus-visible': { bgcolor: palette.action.focus },
    },
    '& a > span': { flex: 1, minWidth: 0 },
    '& a > svg': { flexShrink: 0, mr: 1.25, color: 'text.secondary' },
    '& a[aria-current]': { fontWeight: 600, bgcolor: alpha(palette.primary.main, palette.action.selectedOpacity) },
    '& a[aria-current] > svg': { color: 'primary.main' },
  }) as const;

/** The menu: only what this user may open. */
export function SideMenu({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslate();
  const me = useMe();
  const { pathname } = useLocation();
  // How much waits where, and views kept: what the page is there for comes first.
  const idle = useIdle();
  if (!me) return null;
  return (
    <Box component="nav" aria-label={t('menu.title')} sx={{ py: 1, px: 1 }}>
      <Box component="ul" sx={look}>
        {entriesOf(me).map(({ to, label, icon: Icon, also, badge: Badge }) => {
          const selected = pathname === to || (also?.test(pathname) ?? false);
          return (
            <li key={to}>
              <Link to={to} aria-current={selected ? 'page' : undefined} onClick={onNavigate}>
                <Icon />
                <span>{t(label)}</span>
                {Badge && idle && <Badge />}
              </Link>
            </li>
          );
        })}
      </Box>
      <Part>{idle && <ViewsMenu {...(onNavigate ? { onNavigate } : {})} />}</Part>
      {me.actsFor && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 1.25, pt: 1.5 }}>
          {t('menu.acts_for', { name: me.actsFor })}
        </Typography>
      )}
    </Box>
  );
}
