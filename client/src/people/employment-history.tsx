import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { UndoneMoves } from './undone-moves.js';
import type { PersonDetail } from './person.documents.js';

/** Where the person was employed, from when to when: history stays with the old unit. */
export function EmploymentHistory({ detail }: { detail: PersonDetail }) {
  const t = useTranslate();
  const format = useFormat();
  if (detail.employments.length === 0) return null;
  return (
    <Panel title={t('people.employments')}>
      <DataTable
        caption={t('people.employments')}
        stackOnPhone
        rows={detail.employments}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'unit',
            label: t('board.unit'),
            render: (one) => (
              <>
                {one.unit.pathText || one.unit.name}
                {one.orderNumber && (
                  <Typography variant="caption" color="textSecondary" component="div" sx={{ overflowWrap: 'anywhere' }}>
                    {t('people.by_order', { number: one.orderNumber })}
                  </Typography>
                )}
              </>
            ),
          },
          {
            key: 'kind',
            label: t('people.kind'),
            render: (one) => format.label(EMPLOYMENT_KINDS, one.kind),
          },
          { key: 'title', label: t('people.job_title'), render: (one) => one.title ?? '' },
          { key: 'from', label: t('people.from_day'), render: (one) => format.day(one.validFrom) },
          {
            key: 'to',
            label: t('people.to_day'),
            render: (one) => (one.validTo ? format.day(one.validTo) : t('people.now')),
          },
        ]}
      />
      <UndoneMoves moves={detail.undoneMoves} />
    </Panel>
  );
}
