import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import type { ChangedPerson } from './changed-people.documents.js';

interface ChangedPeopleTableProps {
  caption: string;
  people: readonly ChangedPerson[];
  cause: string;
  criterion: string;
  /** of the page: not named again for people it employs itself */
  ownUnitId: string;
}

/** Name, unit, day, and what happened in words. */
export function ChangedPeopleTable({ caption, people, cause, criterion, ownUnitId }: ChangedPeopleTableProps) {
  const t = useTranslate();
  const format = useFormat();
  const what = useWhat(cause, criterion);
  const columns: Column<ChangedPerson>[] = [
    {
      key: 'name',
      label: t('people.full_name'),
      render: (person) => (
        <>
          {person.mayOpen ? (
            <Link component={RouterLink} to={`/people/${person.personId}`} sx={{ fontWeight: 600 }}>
              {person.fullName}
            </Link>
          ) : (
            <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}>
              {person.fullName}
            </Typography>
          )}
          <Typography variant="caption" color="textSecondary" component="div">
            {[
              person.unit && person.unit.id !== ownUnitId && person.unit.pathText,
              !person.mayOpen && t('ledger.elsewhere_now'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </>
      ),
    },
    {
      key: 'day',
      label: t('ledger.day_column'),
      width: 120,
      hideBelow: 'sm',
      render: (person) => format.day(person.day),
    },
    {
      key: 'what',
      label: t('ledger.what_column'),
      render: (person) => (
        <>
          {what(person)}
          <Typography variant="caption" color="textSecondary" component="div" sx={{ display: { sm: 'none' } }}>
            {format.day(person.day)}
          </Typography>
        </>
      ),
    },
  ];
  return (
    <DataTable caption={caption} columns={columns} rows={people} rowKey={(person) => person.personId} stackOnPhone />
  );
}

/** "Hoàn thành: Đã duyệt → Đã kích hoạt", "Chuyển đến từ Quận 12 / Phường An Phú Đông". */
function useWhat(cause: string, criterion: string) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const catalogue = useCatalogue();
  const stageOf = (stage: string | null) => (stage ? nameOf(catalogue.stage(criterion, stage)) : t('board.no_event'));
  return ({ stageBefore, stageAfter, otherUnit }: ChangedPerson) => {
    const words = t(`ledger.cause.${cause}`);
    if (cause === 'completed' || cause === 'fell_back')
      return `${words}: ${stageOf(stageBefore)} → ${stageOf(stageAfter)}`;
    if (otherUnit)
      return t(cause === 'transferred_in' ? 'ledger.came_from' : 'ledger.went_to', { unit: otherUnit.pathText });
    const stage = stageAfter ?? stageBefore;
    return stage ? `${words} · ${stageOf(stage)}` : words;
  };
}
