import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import type { AbsentPerson } from './absent.documents.js';
import type { AbsentStateCode } from './use-absent-place.js';

interface AbsentUnitsProps {
  rows: readonly AbsentPerson[];
  state: AbsentStateCode;
  fetching: boolean;
  ticked: readonly string[];
  /** null: nothing can be ticked */
  onTick: ((ids: readonly string[]) => void) | null;
}

/** The people of each unit under its name, in the order given. */
export function AbsentUnits({ rows, state, fetching, ticked, onTick }: AbsentUnitsProps) {
  const t = useTranslate();
  const format = useFormat();
  const columns = useColumns(state);
  const names = new Map(rows.map((row) => [row.id, row.fullName]));
  return unitsOf(rows).map(({ unit, people }) => {
    const ids = people.map(({ id }) => id);
    const others = ticked.filter((id) => !ids.includes(id));
    const all = ids.every((id) => ticked.includes(id));
    return (
      <Panel
        key={unit.id}
        title={unit.name}
        aside={
          <Typography variant="body2" color="textSecondary">
            {unit.pathText !== unit.name && `${unit.pathText} · `}
            {t('people.count', { smart_count: people.length, n: format.count(people.length) })}
          </Typography>
        }
      >
        <DataTable
          caption={unit.pathText || unit.name}
          rows={people}
          rowKey={(row) => row.id}
          columns={columns}
          fetching={fetching}
          {...(onTick
            ? {
                selection: {
                  ids: ticked,
                  onToggle: (id: string) =>
                    onTick(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]),
                  onToggleAll: () => onTick(all ? others : [...others, ...ids]),
                  labelOf: (id: string) => t('people.select_one', { name: names.get(id) }),
                },
              }
            : {})}
        />
      </Panel>
    );
  });
}

function unitsOf(rows: readonly AbsentPerson[]): { unit: AbsentPerson['unit']; people: AbsentPerson[] }[] {
  const units = new Map<string, { unit: AbsentPerson['unit']; people: AbsentPerson[] }>();
  for (const row of rows) {
    const known = units.get(row.unit.id);
    if (known) known.people.push(row);
    else units.set(row.unit.id, { unit: row.unit, people: [row] });
  }
  return [...units.values()];
}

function useColumns(state: AbsentStateCode): Column<AbsentPerson>[] {
  const t = useTranslate();
  const format = useFormat();
  return [
    {
      key: 'person',
      label: t('people.full_name'),
      render: (row) => (
        <>
          <Link component={RouterLink} to={`/people/${row.personId}`} sx={{ fontWeight: 600 }}>
            {row.fullName}
          </Link>
          <Typography variant="caption" color="textSecondary" component="div">
            {[row.maskedId, row.birthYear].filter(Boolean).join(' · ')}
          </Typography>
        </>
      ),
    },
    {
      key: 'kind',
      label: t('people.kind'),
      hideBelow: 'md',
      render: (row) => [format.label(EMPLOYMENT_KINDS, row.kind), row.title].filter(Boolean).join(' · '),
    },
    {
      key: 'list',
      label: t('absent.list'),
      hideBelow: 'sm',
      render: (row) =>
        row.importId ? (
          <Link component={RouterLink} to={`/imports/${row.importId}`} title={row.fileName ?? ''}>
            {t('absent.list_of', { day: format.day(row.asOf) })}
          </Link>
        ) : (
          t('absent.list_of', { day: format.day(row.asOf) })
        ),
    },
    ...(state === 'answered'
      ? [
          {
            key: 'answer',
            label: t('absent.answer'),
            render: (row: AbsentPerson) => (
              <>
                {row.answer && t(`absent_answer.${row.answer}`)}
                {row.reason && `: ${row.reason}`}
                <Typography variant="caption" color="textSecondary" component="div">
                  {[row.answeredBy, format.instant(row.answeredAt)].filter(Boolean).join(' · ')}
                </Typography>
              </>
            ),
          },
        ]
      : []),
  ];
}
