import { SCOPE_STATUSES } from '@dat100/shared/codes';
import { useTranslate } from 'react-admin';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import type { PersonDetail } from './person.documents.js';

/** Exemptions and deferrals with the paper they stand on. */
export function ScopeMarks({ detail }: { detail: PersonDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const { criterion } = useCatalogue();
  if (detail.scopeMarks.length === 0) return null;
  return (
    <Panel title={t('people.scope_marks')}>
      <DataTable
        caption={t('people.scope_marks')}
        stackOnPhone
        rows={detail.scopeMarks}
        rowKey={(mark) => mark.id}
        columns={[
          {
            key: 'status',
            label: t('people.scope_status'),
            render: (mark) => format.label(SCOPE_STATUSES, mark.status),
          },
          { key: 'criterion', label: t('board.criterion'), render: (mark) => nameOf(criterion(mark.criterion)) },
          { key: 'from', label: t('people.from_day'), render: (mark) => format.day(mark.validFrom) },
          { key: 'to', label: t('people.to_day'), render: (mark) => format.day(mark.validTo) },
          {
            key: 'why',
            label: t('people.scope_reason'),
            render: (mark) => [mark.reason, mark.documentNumber, mark.approver].filter(Boolean).join(' · '),
          },
        ]}
      />
    </Panel>
  );
}
