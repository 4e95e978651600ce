import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { ListContextProvider, useListController, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ListExport } from '../layout/list-export.js';
import { ListTurner } from '../layout/list-pages.js';
import { Page, Panel } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { SaveViewButton } from '../views/save-view-button.js';
import type { ImportRow } from './import.documents.js';
import { UploadPanel } from './upload-panel.js';

/** A workbook comes in here; what came in before is listed below. */
export function ImportsPage() {
  const t = useTranslate();
  const can = useCan();
  if (!can('import.read')) {
    return (
      <Page title={t('menu.imports')}>
        <NotInRole />
      </Page>
    );
  }
  return (
    <Page
      title={t('menu.imports')}
      subtitle={t('imports.hint')}
      actions={<SaveViewButton suggestion={t('menu.imports')} />}
    >
      <UploadPanel />
      <PastImports />
    </Page>
  );
}

function PastImports() {
  const t = useTranslate();
  const format = useFormat();
  const list = useListController<ImportRow>({
    resource: 'imports',
    perPage: 10,
    sort: { field: 'createdAt', order: 'DESC' },
    storeKey: false,
    exporter: false,
    queryOptions: { onError: () => undefined },
  });
  const rows = list.data ?? [];
  return (
    <ListContextProvider value={list}>
      <Panel
        title={t('imports.past')}
        aside={rows.length > 0 && <ListExport list="imports" needs="import.read" choices={{}} of={t('imports.past')} />}
      >
        {list.error && <ErrorState error={list.error} retry={() => void list.refetch()} />}
        {!list.error && list.isPending && <RowsSkeleton rows={4} />}
        {!list.error && !list.isPending && rows.length === 0 && (
          <EmptyState title={t('imports.none')} hint={t('imports.none_hint')} />
        )}
        {rows.length > 0 && (
          <>
            <DataTable
              caption={t('imports.past')}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'file',
                  label: t('imports.file'),
                  render: (row) => (
                    <>
                      <Link
                        component={RouterLink}
                        to={`/imports/${row.id}`}
                        sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}
                      >
                        {row.fileName}
                      </Link>
                      {/* A file comes in more than once: on a phone too it is told apart. */}
                      <Typography
                        variant="caption"
                        color="textSecondary"
                        component="div"
                        className="no-print"
                        sx={{ display: { sm: 'none' } }}
                      >
                        {row.unit.name} · {format.instant(row.createdAt)}
                      </Typography>
                    </>
                  ),
                },
                { key: 'unit', label: t('board.unit'), hideBelow: 'sm', render: (row) => row.unit.name },
                { key: 'asOf', label: t('imports.as_of'), hideBelow: 'md', render: (row) => format.day(row.asOf) },
                {
                  key: 'rows',
                  label: t('imports.rows'),
                  align: 'right',
                  hideBelow: 'sm',
                  render: (row) => `${format.count(row.counts.accepted)}/${format.count(row.counts.rows)}`,
                },
                {
                  key: 'at',
                  label: t('imports.at'),
                  hideBelow: 'md',
                  render: (row) => `${format.instant(row.createdAt)} · ${row.createdBy}`,
                },
                { key: 'state', label: t('imports.state'), render: (row) => <ImportState one={row} /> },
              ]}
            />
            <ListTurner rowsPerPageOptions={[10, 25, 50]} />
          </>
        )}
      </Panel>
    </ListContextProvider>
  );
}

/** The state of an import in words; what still waits stands out. */
export function ImportState({ one }: { one: { kind: string; state: string } }) {
  const t = useTranslate();
  // A file of counts alone waits for nothing.
  const state = one.kind === 'summary' && one.state === 'planned' ? 'compared' : one.state;
  return (
    <Chip label={t(`import_state.${state}`)} variant="outlined" color={state === 'planned' ? 'primary' : 'default'} />
  );
}
