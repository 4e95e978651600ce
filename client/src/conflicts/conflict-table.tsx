import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { usePlace } from '../imports/place.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import type { OpenConflict } from './conflict.documents.js';
import type { Decision } from './decide-dialog.js';
import { ListedSide, RecordedSide } from './sides.js';

interface ConflictTableProps {
  rows: readonly OpenConflict[];
  fetching: boolean;
  ticked: readonly string[];
  onTick: (ids: readonly string[]) => void;
  onDecide: (row: OpenConflict, decision: Decision) => void;
}

/** Each row with what its list says and what the records say, side by side, and the two ways out. */
export function ConflictTable({ rows, fetching, ticked, onTick, onDecide }: ConflictTableProps) {
  const t = useTranslate();
  const names = new Map(rows.map((row) => [row.id, row.listed.fullName]));
  // Many are decided in one way for one reason: only rows of one kind are ticked together.
  const kind = rows.find(({ id }) => id === ticked[0])?.code;
  const alike = rows.filter(({ code }) => code === (kind ?? rows[0]?.code));
  function toggle(id: string) {
    const row = rows.find((one) => one.id === id);
    if (ticked.includes(id)) onTick(ticked.filter((one) => one !== id));
    else onTick(row && row.code === kind ? [...ticked, id] : [id]);
  }
  return (
    <DataTable
      caption={t('menu.conflicts')}
      rows={rows}
      rowKey={(row) => row.id}
      fetching={fetching}
      stackOnPhone
      selection={{
        ids: ticked,
        onToggle: toggle,
        onToggleAll: () => onTick(alike.every(({ id }) => ticked.includes(id)) ? [] : alike.map(({ id }) => id)),
        labelOf: (id) => t('people.select_one', { name: names.get(id) ?? '' }),
      }}
      columns={[
        {
          key: 'why',
          label: t('imports.why'),
          width: '26%',
          hideBelow: 'md',
          render: (row) => <Why row={row} />,
        },
        {
          key: 'listed',
          label: t('conflicts.list_says'),
          render: (row) => (
            <>
              {/* A narrow screen has no column for why it waits, and where; paper has it. */}
              <Box className="until-md" sx={{ display: { md: 'none' }, mb: 0.75 }}>
                <Why row={row} />
              </Box>
              <ListedSide listed={row.listed} asOf={row.asOf} />
            </>
          ),
        },
        {
          key: 'recorded',
          label: t('conflicts.records_say'),
          render: (row) => <Recorded row={row} />,
        },
        {
          key: 'decide',
          label: t('imports.decision'),
          render: (row) => (
            <Box className="no-print" sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
              <Button variant="outlined" onClick={() => onDecide(row, 'keep')}>
                {t('imports.keep')}
              </Button>
              <Button variant="contained" onClick={() => onDecide(row, 'apply')}>
                {t(`conflicts.apply.${row.code}`)}
              </Button>
            </Box>
          ),
        },
      ]}
    />
  );
}

function Why({ row }: { row: OpenConflict }) {
  const t = useTranslate();
  const format = useFormat();
  const place = usePlace();
  return (
    <>
      <b>{t(`conflict_code.${row.code}`)}</b>
      <Typography variant="caption" color="textSecondary" component="div" sx={{ overflowWrap: 'anywhere' }}>
        <Link component={RouterLink} to={`/imports/${row.importId}`}>
          {row.fileName}
        </Link>
        {`, ${place(row.sheet, row.row)}`}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {t('conflicts.since', { day: format.day(row.asOf), at: format.instant(row.appliedAt) })}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {row.unit.pathText || row.unit.name}
      </Typography>
    </>
  );
}

function Recorded({ row }: { row: OpenConflict }) {
  const t = useTranslate();
  const criteria = row.listed.stages.map(({ criterion }) => criterion);
  if (row.recorded) return <RecordedSide recorded={row.recorded} criteria={criteria} />;
  return (
    <Typography variant="body2" color="textSecondary">
      {t(row.isElsewhere ? 'conflicts.elsewhere' : 'conflicts.nobody')}
    </Typography>
  );
}
