import { ROLES } from '@dat100/shared/permissions';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ListContextProvider, useListController, useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ListExport } from '../layout/list-export.js';
import { ListTurner } from '../layout/list-pages.js';
import { NameSearch } from '../layout/name-search.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { UnreadFilter } from '../layout/unread-filter.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { CreateUserDialog } from './create-user-dialog.js';
import { CsvDialog } from './csv-dialog.js';
import { FocalDialog } from './focal-dialog.js';
import { Slips } from './slips.js';
import type { Slip, UserAccount } from './user.documents.js';
import { UserMenu } from './user-row-menu.js';

const PER_PAGE = 25;

type Open = 'create' | 'csv' | 'focal' | null;

/** Accounts of one's own subtree: made in bulk or singly, opened and reset by printed slips. */
export function UsersPage() {
  const t = useTranslate();
  const can = useCan();
  const [open, setOpen] = useState<Open>(null);
  const [slips, setSlips] = useState<Slip[] | null>(null);
  const dialog = { onClose: () => setOpen(null), onSlips: setSlips };
  if (!can('user.read')) {
    return (
      <Page title={t('menu.users')}>
        <NotInRole />
      </Page>
    );
  }
  return (
    <Page
      title={t('menu.users')}
      subtitle={t('users.hint')}
      actions={
        <>
          <SaveViewButton suggestion={t('menu.users')} />
          {can('user.manage') && (
            <>
              <Button variant="contained" onClick={() => setOpen('create')}>
                {t('users.create')}
              </Button>
              <Button variant="outlined" onClick={() => setOpen('csv')}>
                {t('users.from_csv')}
              </Button>
            </>
          )}
          {can('focal.name') && (
            <Button variant="outlined" onClick={() => setOpen('focal')}>
              {t('users.name_focal')}
            </Button>
          )}
        </>
      }
    >
      <UserList onSlips={setSlips} />
      {open === 'create' && <CreateUserDialog {...dialog} />}
      {open === 'csv' && <CsvDialog {...dialog} />}
      {open === 'focal' && <FocalDialog {...dialog} />}
      {slips && <Slips slips={slips} onClose={() => setSlips(null)} />}
    </Page>
  );
}

function UserList({ onSlips }: { onSlips: (slips: Slip[]) => void }) {
  const t = useTranslate();
  const list = useListController<UserAccount>({
    resource: 'users',
    perPage: PER_PAGE,
    sort: { field: 'username', order: 'ASC' },
    storeKey: false,
    exporter: false,
    queryOptions: { onError: () => undefined },
  });
  const rows = list.data ?? [];
  const searched = String((list.filterValues as { search?: string }).search ?? '');
  return (
    <ListContextProvider value={list}>
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        <NameSearch
          label={t('users.search')}
          value={searched}
          onChange={(search) => list.setFilters(search ? { search } : {})}
        />
        <ListExport list="users" needs="user.read" choices={{ search: searched }} />
      </Stack>
      {!list.error && <UnreadFilter />}
      {list.error && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {!list.error && list.isPending && <RowsSkeleton rows={8} />}
      {!list.error && !list.isPending && rows.length === 0 && (
        <EmptyState title={t('users.none')} hint={t('users.none_hint')} />
      )}
      {rows.length > 0 && (
        <Paper variant="outlined">
          <DataTable
            caption={t('menu.users')}
            rows={rows}
            rowKey={(user) => user.id}
            fetching={list.isPlaceholderData ?? false}
            columns={[
              {
                key: 'who',
                label: t('users.account'),
                render: (user) => (
                  <>
                    <b>{user.displayName}</b>
                    <Typography variant="caption" color="textSecondary" component="div">
                      {user.linked ? user.username : `${user.username} · ${t('users.not_tied')}`}
                    </Typography>
                  </>
                ),
              },
              { key: 'roles', label: t('users.roles'), render: (user) => <Roles user={user} /> },
              { key: 'state', label: t('imports.state'), hideBelow: 'sm', render: (user) => <UserState user={user} /> },
              {
                key: 'menu',
                label: t('users.actions'),
                align: 'right',
                width: 64,
                screenOnly: true,
                render: (user) => <UserMenu user={user} onSlips={onSlips} />,
              },
            ]}
          />
          <ListTurner rowsPerPageOptions={[25, 50, 100]} />
        </Paper>
      )}
    </ListContextProvider>
  );
}

function Roles({ user }: { user: UserAccount }) {
  const t = useTranslate();
  const format = useFormat();
  return user.roles.map((one) => (
    <Typography key={one.id} variant="body2">
      {[format.label(ROLES, one.role), one.unit?.pathText || one.unit?.name].filter(Boolean).join(' · ')}
      {one.validTo && ` (${t('app.until', { day: format.day(one.validTo) })})`}
    </Typography>
  ));
}

function UserState({ user }: { user: UserAccount }) {
  const t = useTranslate();
  const state = user.disabled ? 'disabled' : user.opened ? 'open' : 'waiting';
  return <Chip variant="outlined" label={t(`user_state.${state}`)} color={state === 'open' ? 'default' : 'warning'} />;
}
