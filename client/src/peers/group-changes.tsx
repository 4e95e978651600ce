import { useTranslate } from 'react-admin';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import type { PeerGroups } from './peers.documents.js';
import { useGroupNames } from './use-group-names.js';

type Change = PeerGroups['changes'][number];

/** What was changed, from which day, why and by whom. */
export function GroupChanges({ data }: { data: PeerGroups }) {
  const t = useTranslate();
  const format = useFormat();
  const names = useGroupNames(data);
  if (data.changes.length === 0) return null;
  const columns: Column<Change>[] = [
    { key: 'from', label: t('peers.from'), render: ({ from }) => format.day(from) },
    { key: 'unit', label: t('board.unit'), render: ({ unit }) => unit.name },
    { key: 'group', label: t('peers.group'), render: ({ group }) => names.group(group) },
    { key: 'reason', label: t('peers.reason'), render: ({ reason }) => reason ?? '' },
    {
      key: 'recorded',
      label: t('peers.recorded'),
      render: ({ actor, recordedAt }) => [actor, format.instant(recordedAt)].filter(Boolean).join(' · '),
    },
  ];
  return (
    <Panel title={t('peers.history')} sx={{ mt: 2 }}>
      <DataTable
        caption={t('peers.history')}
        rows={data.changes}
        columns={columns}
        rowKey={({ id }) => id}
        stackOnPhone
      />
    </Panel>
  );
}
