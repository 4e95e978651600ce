import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { BulkBar } from '../people/bulk-bar.js';
import { usePeopleColumns } from '../people/people-columns.js';
import type { Person } from '../people/person.documents.js';
import { useCatalogue } from '../providers/catalogue.js';
import { request } from '../providers/request.js';
import { useServerQuery } from '../providers/use-server.js';
import { CallListButton } from './call-list.js';
import { PoliceButton } from './police-dialog.js';
import type { TodoGroup } from './todo.documents.js';
import { TO_DO_PEOPLE, TO_DO_PEOPLE_IDS } from './todo.documents.js';

const PER_PAGE = 25;

interface GroupPeopleProps {
  unitId: string;
  /** whether units stand below: then each person's is named */
  withUnit: boolean;
  group: TodoGroup;
  page: number;
  onTurn: (page: number) => void;
}

/** The people of a group, overdue and oldest first; those ticked are recorded together. */
export function GroupPeople({ unitId, withUnit, group, onTurn, ...place }: GroupPeopleProps) {
  const t = useTranslate();
  const can = useCan();
  const asked = { unitId, criterion: group.criterion, action: group.action };
  // The last page may have been emptied by what was recorded.
  const page = Math.min(place.page, Math.ceil(group.people / PER_PAGE) - 1);
  const query = useServerQuery(TO_DO_PEOPLE, { ...asked, page, perPage: PER_PAGE }, { keep: true });
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const columns = useGroupColumns(group.criterion, withUnit);
  const people = query.data?.todoPeople.items ?? [];
  const total = query.data?.todoPeople.total ?? 0;
  const all = people.length > 0 && people.every(({ id }) => ticked.includes(id));
  const names = new Map(people.map((person) => [person.id, person.fullName]));
  const shown = people.map(({ id }) => id);
  const others = ticked.filter((id) => !shown.includes(id));
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <RowsSkeleton rows={Math.min(group.people, 6)} />;
  return (
    <>
      <Box className="no-print" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1 }}>
        {can('status.record') && total > 1 && <TickAll asked={asked} people={total} onTicked={setTicked} />}
        {can('people.print') && <CallListButton asked={asked} />}
        {group.holder === 'police' && can('police.request') && (
          <PoliceButton asked={asked} ticked={ticked} people={total} />
        )}
      </Box>
      <DataTable
        caption={t('todo.people_of_group')}
        rows={people}
        columns={columns}
        rowKey={(person) => person.id}
        fetching={query.isPlaceholderData}
        stackOnPhone
        selection={{
          ids: ticked,
          onToggle: (id) => setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]),
          onToggleAll: () => setTicked(all ? others : [...others, ...shown]),
          labelOf: (id) => t('people.select_one', { name: names.get(id) }),
        }}
      />
      <ListPages total={total} page={page} perPage={PER_PAGE} onTurn={onTurn} />
      <BulkBar ids={[...ticked]} people={people} criterion={group.criterion} onDone={() => setTicked([])} />
    </>
  );
}

interface TickAllProps {
  asked: { unitId: string; criterion: string; action: string };
  people: number;
  onTicked: (ids: string[]) => void;
}

/** Ticks everybody of the group, those of other pages too. */
function TickAll({ asked, people, onTicked }: TickAllProps) {
  const t = useTranslate();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function tick() {
    setBusy(true);
    setError(null);
    try {
      onTicked((await request(TO_DO_PEOPLE_IDS, asked)).todoPeopleIds);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Button variant="outlined" loading={busy} onClick={() => void tick()}>
        {t('todo.tick_all', { smart_count: people, n: format.count(people) })}
      </Button>
      {error !== null && <ErrorState error={error} retry={() => void tick()} />}
    </>
  );
}

/** Name, unit, where they stand, and for how long; a list of people shows all criteria, this one that of the group. */
function useGroupColumns(criterion: string, withUnit: boolean): Column<Person>[] {
  const t = useTranslate();
  const format = useFormat();
  const columns = usePeopleColumns(useCatalogue(), withUnit, criterion);
  const waiting: Column<Person> = {
    key: 'waiting',
    label: t('todo.waiting'),
    width: 150,
    hideBelow: 'sm',
    render: (person) => {
      const days = person.standings.find((one) => one.criterion === criterion)?.daysInStage ?? null;
      return (
        <Typography variant="body2" color={days === null ? 'textSecondary' : 'textPrimary'}>
          {days === null ? t('todo.no_day') : t('todo.days', { smart_count: days, n: format.count(days) })}
        </Typography>
      );
    },
  };
  return [...columns.filter(({ key }) => ['name', 'unit', criterion].includes(key)), waiting];
}
