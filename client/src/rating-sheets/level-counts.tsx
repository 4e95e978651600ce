import { useTranslate } from 'react-admin';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import type { RatingAgency } from './agency.documents.js';

type Count = RatingAgency['counts'][number];
const COLUMNS = ['machine', 'self', 'team', 'final'] as const;

/** How many stand at each level by whose word; every column sums to everybody in it. */
export function LevelCounts({ counts }: { counts: readonly Count[] }) {
  const t = useTranslate();
  const format = useFormat();
  const total: Count = { level: 'total', machine: 0, self: 0, team: 0, final: 0 };
  for (const count of counts) for (const column of COLUMNS) total[column] += count[column];
  const columns: Column<Count>[] = [
    { key: 'level', label: t('sheets.standing'), render: ({ level }) => t(`sheets.level.${level}`) },
    ...COLUMNS.map((column): Column<Count> => ({
      key: column,
      label: t(`sheets.${column}`),
      align: 'right',
      ...(column === 'self' ? { hideBelow: 'sm' } : {}),
      render: (count) => format.count(count[column]),
    })),
  ];
  return (
    <Panel title={t('sheets.distribution')}>
      <DataTable
        caption={t('sheets.distribution')}
        rows={[...counts, total]}
        columns={columns}
        rowKey={({ level }) => level}
      />
    </Panel>
  );
}
