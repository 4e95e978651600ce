import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { ListContextProvider, useListController, useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ListExport } from '../layout/list-export.js';
import { ListTurner } from '../layout/list-pages.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import { UnreadFilter } from '../layout/unread-filter.js';
import { UnitPicker } from '../layout/unit-picker.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import type { AuditEntry } from './audit.documents.js';
import { AuditSubject, Detail, useActionWords, useDetailWords } from './audit-words.js';

const PER_PAGE = 50;

/** Who did what, when, for whom: newest first, nothing left out. */
export function AuditPage() {
  const t = useTranslate();
  const can = useCan();
  return (
    <Page
      title={t('menu.audit')}
      subtitle={t('audit.hint')}
      actions={can('audit.read') && <SaveViewButton suggestion={t('menu.audit')} />}
    >
      {can('audit.read') ? <AuditList /> : <NotInRole />}
    </Page>
  );
}

function AuditList() {
  const t = useTranslate();
  const format = useFormat();
  const list = useListController<AuditEntry>({
    resource: 'audit',
    perPage: PER_PAGE,
    sort: { field: 'at', order: 'DESC' },
    storeKey: false,
    exporter: false,
    queryOptions: { onError: () => undefined },
  });
  const { unitId } = list.filterValues as { unitId?: string };
  const unit = useServerQuery(UNIT_DETAIL, { id: unitId ?? '' }, { enabled: unitId !== undefined }).data?.unit;
  const rows = list.data ?? [];
  const detailWords = useDetailWords();
  const who = (entry: AuditEntry) =>
    entry.onBehalfOf ? t('people.on_behalf', { name: entry.actor, head: entry.onBehalfOf }) : entry.actor;
  const actionWords = useActionWords();
  return (
    <ListContextProvider value={list}>
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        <UnitPicker
          label={t('board.unit')}
          value={unit ?? null}
          onChange={(next) => list.setFilters(next ? { unitId: next.id } : {})}
          sx={{ flex: '1 1 220px', maxWidth: 420 }}
        />
        <ListExport list="audit" needs="audit.read" choices={{ unitId }} />
      </Stack>
      {!list.error && <UnreadFilter />}
      {list.error && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {!list.error && list.isPending && <RowsSkeleton rows={12} />}
      {!list.error && !list.isPending && rows.length === 0 && (
        <EmptyState title={t('audit.none')} hint={t('audit.none_hint')} />
      )}
      {rows.length > 0 && (
        <Paper variant="outlined">
          <DataTable
            caption={t('menu.audit')}
            rows={rows}
            rowKey={(entry) => entry.id}
            fetching={list.isPlaceholderData ?? false}
            columns={[
              {
                key: 'at',
                label: t('audit.at'),
                width: 150,
                hideBelow: 'sm',
                render: (entry) => format.instant(entry.at),
              },
              { key: 'who', label: t('audit.who'), hideBelow: 'sm', render: who },
              {
                key: 'what',
                label: t('audit.what'),
                render: (entry) => (
                  <>
                    {actionWords(entry.action)} ·{' '}
                    <AuditSubject subject={entry.subject} name={entry.subjectName} nameEn={entry.subjectNameEn} />
                    <Typography
                      variant="caption"
                      color="textSecondary"
                      component="div"
                      sx={{ overflowWrap: 'anywhere' }}
                    >
                      <Detail {...detailWords(entry.detail)} />
                    </Typography>
                    <Typography variant="caption" component="div" sx={{ display: { sm: 'none' } }}>
                      {format.instant(entry.at)} · {who(entry)}
                    </Typography>
                  </>
                ),
              },
              {
                key: 'unit',
                label: t('board.unit'),
                width: '20%',
                hideBelow: 'md',
                render: (entry) => entry.unit?.pathText || entry.unit?.name || '',
              },
            ]}
          />
          <ListTurner rowsPerPageOptions={[50, 100, 200]} />
        </Paper>
      )}
    </ListContextProvider>
  );
}
