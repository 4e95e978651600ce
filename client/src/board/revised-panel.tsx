import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import type { Board, BoardRow } from './board.documents.js';
import { UnitLink } from './ranking-marks.js';

interface RevisedPanelProps {
  board: Board;
  search: string;
}

/** What a closing board is, and which units are known by now to have stood otherwise on its day. */
export function RevisedPanel({ board, search }: RevisedPanelProps) {
  const t = useTranslate();
  const format = useFormat();
  const columns = useColumns(board, search);
  const day = format.day(board.asOf);
  const differing = board.rows.filter(({ revised }) => revised && (revised.achievedChange || revised.inScopeChange));
  const { revised } = board;
  return (
    <Panel title={t('board.revised_title', { day })}>
      <Alert severity="info" variant="outlined" sx={{ mb: 1.5 }}>
        {t('board.as_known_note', { day })}
        {revised &&
          ` ${t('board.revised_total', {
            achieved: format.count(revised.achieved),
            inScope: format.count(revised.inScope),
            rate: format.rate(revised.rateText),
          })}`}
      </Alert>
      {differing.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('board.revised_none')}
        </Typography>
      ) : (
        <DataTable
          caption={t('board.revised_title', { day })}
          rows={differing}
          columns={columns}
          rowKey={(row) => `${row.unit.id} ${row.direct}`}
          stackOnPhone
        />
      )}
    </Panel>
  );
}

function useColumns({ basis }: Board, search: string): Column<BoardRow>[] {
  const t = useTranslate();
  const format = useFormat();
  const signed = (n: number) => (n > 0 ? `+${format.count(n)}` : n < 0 ? `−${format.count(-n)}` : '0');
  const right = (key: string, render: (row: BoardRow) => string): Column<BoardRow> => ({
    key,
    label: t(`board.revised_${key}`),
    align: 'right',
    render,
  });
  const achieved = ({ figures }: BoardRow) =>
    basis === 'police' ? figures?.police : basis === 'verified' ? figures?.verified : figures?.claimed;
  return [
    {
      key: 'unit',
      label: t('board.unit'),
      render: (row) => <UnitLink row={row} search={search} lines={2} />,
    },
    right('then', (row) => `${format.count(achieved(row) ?? 0)}/${format.count(row.figures?.inScope ?? 0)}`),
    right('now', ({ revised }) =>
      revised ? `${format.count(revised.achieved)}/${format.count(revised.inScope)}` : '–',
    ),
    right('achieved', ({ revised }) => signed(revised?.achievedChange ?? 0)),
    right('scope', ({ revised }) => signed(revised?.inScopeChange ?? 0)),
  ];
}
