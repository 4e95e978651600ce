import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DataTable } from '../layout/data-table.js';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ListPages } from '../layout/list-pages.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import type { SummaryDifference } from './books.documents.js';
import { IMPORT_BOOKS, SUMMARY_DIFFERENCES } from './books.documents.js';
import type { ImportDetail } from './import.documents.js';

const PER_PAGE = 50;

/** The figures of the file's sheets of counts beside what the lists on record give: only what differs is shown. */
export function SummaryPanel({ one }: { one: Pick<ImportDetail, 'id' | 'kind' | 'state' | 'asOf'> }) {
  const t = useTranslate();
  const format = useFormat();
  const books = useServerQuery(IMPORT_BOOKS, { id: one.id }).data?.import;
  if (!books || books.summaryFigures === 0) return null;
  const numbers = {
    figures: format.count(books.summaryFigures),
    n: format.count(books.summaryDifferenceTotal),
    day: format.day(one.asOf),
  };
  const compared = one.kind === 'summary' || one.state === 'applied';
  return (
    <Panel title={t('books.summary')}>
      {!compared && <Typography variant="body2">{t('books.summary_later', numbers)}</Typography>}
      {compared && books.summaryDifferenceTotal === 0 && (
        <Alert severity="success" variant="outlined">
          {t('books.summary_same', numbers)}
        </Alert>
      )}
      {compared && books.summaryDifferenceTotal > 0 && (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {t('books.summary_differs', numbers)}
          </Typography>
          <Differences id={one.id} total={books.summaryDifferenceTotal} />
        </>
      )}
    </Panel>
  );
}

function Differences({ id, total }: { id: string; total: number }) {
  const t = useTranslate();
  const words = useWords();
  const [page, setPage] = useState(0);
  const query = useServerQuery(SUMMARY_DIFFERENCES, { id, page, perPage: PER_PAGE }, { keep: true });
  const rows = query.data?.import.summaryDifferences;
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!rows) return <RowsSkeleton rows={5} />;
  return (
    <>
      <DataTable
        caption={t('books.summary')}
        rows={rows}
        rowKey={(row) => `${row.sheet}|${row.cell}`}
        fetching={query.isPlaceholderData}
        columns={[
          {
            key: 'unit',
            label: t('board.unit'),
            width: '24%',
            render: (row) => (
              <>
                {row.unit?.name ?? row.unitName}
                <Typography variant="caption" color="textSecondary" component="div">
                  {[row.sheet && t('imports.sheet', { sheet: row.sheet }), t('books.cell', { cell: row.cell })]
                    .filter(Boolean)
                    .join(', ')}
                </Typography>
                <Typography variant="caption" component="div" sx={{ display: { sm: 'none' } }}>
                  {row.header}
                </Typography>
              </>
            ),
          },
          { key: 'header', label: t('books.figure'), hideBelow: 'sm', render: (row) => row.header },
          { key: 'shown', label: t('books.shown'), align: 'right', render: (row) => row.shown },
          { key: 'ours', label: t('books.ours'), align: 'right', render: (row) => <Ours row={row} /> },
          { key: 'words', label: t('imports.what_to_do'), hideBelow: 'md', render: (row) => words(row) },
        ]}
      />
      <ListPages total={total} page={page} perPage={PER_PAGE} onTurn={setPage} />
    </>
  );
}

/** What the cell should read; of a rate the two numbers behind it as well. */
function Ours({ row }: { row: SummaryDifference }) {
  const format = useFormat();
  if (row.ours === null) return <>–</>;
  const share = row.count !== null && row.inScope !== null;
  return (
    <>
      <b>{format.locale === 'vi' ? row.ours.replace('.', ',') : row.ours}</b>
      {share && (
        <Typography variant="caption" color="textSecondary" component="div" sx={{ whiteSpace: 'nowrap' }}>
          {format.count(row.count ?? 0)}/{format.count(row.inScope ?? 0)}
        </Typography>
      )}
    </>
  );
}
