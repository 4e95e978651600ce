import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import type { ImportDetail } from './import.documents.js';

/** What the file means for each unit named in it. */
export function UnitsPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  if (one.units.length === 0) return null;
  return (
    <Panel title={t('imports.per_unit')}>
      <DataTable
        caption={t('imports.per_unit')}
        rows={one.units}
        rowKey={(row) => row.unit.id}
        columns={[
          {
            key: 'unit',
            label: t('board.unit'),
            render: (row) => (
              <Link component={RouterLink} to={`/board/${row.unit.id}`} title={row.unit.pathText}>
                {row.unit.name}
              </Link>
            ),
          },
          { key: 'people', label: t('imports.people'), align: 'right', render: (row) => format.count(row.people) },
          { key: 'new', label: t('import_count.new'), align: 'right', render: (row) => format.count(row.new) },
          {
            key: 'changed',
            label: t('import_count.changed'),
            align: 'right',
            render: (row) => format.count(row.changed),
          },
          {
            key: 'unchanged',
            label: t('import_count.unchanged'),
            align: 'right',
            hideBelow: 'sm',
            render: (row) => format.count(row.unchanged),
          },
        ]}
      />
    </Panel>
  );
}
