import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ListExport } from '../layout/list-export.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, PageSkeleton } from '../layout/states.js';
import { TickedBar } from '../layout/ticked-bar.js';
import { usePages } from '../layout/use-pages.js';
import { useServerQuery } from '../providers/use-server.js';
import { FreezePanel } from './freeze-panel.js';
import { GroupChanges } from './group-changes.js';
import type { GroupedUnit, PeerGroups } from './peers.documents.js';
import { PEER_GROUPS } from './peers.documents.js';
import { SetGroupDialog } from './set-group-dialog.js';
import { useGroupNames } from './use-group-names.js';

/** Which of the units right below a unit are ranked together, from which day, and for how long that stands. */
export function PeerGroupsPage() {
  const t = useTranslate();
  const { unitId = '' } = useParams();
  const query = useServerQuery(PEER_GROUPS, { unitId }, { keep: true });
  const data = query.data?.peerGroups;
  return (
    <Page
      title={t('peers.title')}
      subtitle={data?.unit.name}
      actions={
        <>
          <ListExport list="peer-groups" needs="board.read" choices={{ unitId }} />
          <Button variant="outlined" component={Link} to={`/board/${unitId}`}>
            {t('menu.board')}
          </Button>
        </>
      }
    >
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !data && <PageSkeleton />}
      {!query.error && data && <Groups data={data} />}
    </Page>
  );
}

function Groups({ data }: { data: PeerGroups }) {
  const t = useTranslate();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState(false);
  const format = useFormat();
  const all = data.units.map(({ unit }) => unit.id);
  const columns = useColumns(data);
  const pages = usePages(data.units);
  if (data.units.length === 0)
    return (
      <Paper variant="outlined">
        <EmptyState title={t('peers.none')} hint={t('peers.none_hint')} />
      </Paper>
    );
  return (
    <>
      <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
        {t(data.mayChange ? 'peers.hint' : 'peers.hint_read')}
      </Alert>
      <FreezePanel data={data} />
      <Paper variant="outlined">
        <DataTable
          caption={t('peers.units')}
          rows={pages.shown}
          columns={columns}
          rowKey={({ unit }) => unit.id}
          stackOnPhone
          {...(data.mayChange
            ? {
                selection: {
                  ids: ticked,
                  onToggle: (id) =>
                    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]),
                  onToggleAll: () => setTicked(ticked.length === all.length ? [] : all),
                  labelOf: (id) => data.units.find(({ unit }) => unit.id === id)?.unit.name ?? id,
                },
              }
            : {})}
        />
        {pages.turner}
      </Paper>
      {ticked.length > 0 && (
        <TickedBar
          label={t('peers.bar')}
          status={t('peers.ticked', { smart_count: ticked.length, n: format.count(ticked.length) })}
        >
          <Button variant="contained" onClick={() => setOpened(true)}>
            {t('peers.set')}
          </Button>
          <Button onClick={() => setTicked([])}>{t('ra.action.unselect')}</Button>
        </TickedBar>
      )}
      <GroupChanges data={data} />
      {opened && (
        <SetGroupDialog
          data={data}
          unitIds={ticked}
          onClose={() => setOpened(false)}
          onDone={() => {
            setOpened(false);
            setTicked([]);
          }}
        />
      )}
    </>
  );
}

function useColumns(data: PeerGroups): Column<GroupedUnit>[] {
  const t = useTranslate();
  const format = useFormat();
  const names = useGroupNames(data);
  const next: Column<GroupedUnit> = {
    key: 'next',
    label: t('peers.next'),
    render: ({ next, nextFrom }) =>
      next === null ? '' : t('peers.next_from', { group: names.group(next), day: format.day(nextFrom) }),
  };
  return [
    {
      key: 'unit',
      label: t('board.unit'),
      render: ({ unit }) => (
        <MuiLink component={Link} to={`/board/${unit.id}`}>
          {unit.name}
        </MuiLink>
      ),
    },
    { key: 'group', label: t('peers.group'), render: ({ group }) => names.group(group) },
    ...(data.units.some(({ next }) => next !== null) ? [next] : []),
  ];
}
