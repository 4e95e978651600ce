import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import type { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useRef } from 'react';
import { ListContextProvider, useListController, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { Breadcrumb } from '../layout/breadcrumb.js';
import { useColumnChoice } from '../layout/column-choice.js';
import { DataTable } from '../layout/data-table.js';
import { ExportMenu } from '../layout/export-menu.js';
import { useFormat } from '../layout/format.js';
import { ListTurner } from '../layout/list-pages.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotForThem, NotInRole, RowsSkeleton } from '../layout/states.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import { UnreadFilter } from '../layout/unread-filter.js';
import { useCatalogue } from '../providers/catalogue.js';
import { isMissing } from '../providers/request.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { BulkBar } from './bulk-bar.js';
import { FilterBadges } from './filter-badges.js';
import type { Filters } from './people-filters.js';
import { PeopleFilters } from './people-filters.js';
import { usePeopleColumns } from './people-columns.js';
import type { Person } from './person.documents.js';
import { sortOf } from './person-sort.js';

/** The column that names a row, and always stands. */
const NAMING = ['name'];
const PER_PAGE = 25;
const PER_PAGE_ON_PHONE = 10;

/** The people of a unit and of all units below it, within the viewer's scope. */
export function PeoplePage() {
  const { unitId = '' } = useParams();
  const t = useTranslate();
  const isReader = useCan()('people.read');
  const format = useFormat();
  const unit = useServerQuery(UNIT_DETAIL, { id: unitId }).data?.unit;
  const catalogue = useCatalogue();
  const list = usePeopleList(unitId, isReader);
  const filters = list.filterValues as Filters;
  const choice = useColumnChoice(
    'people',
    usePeopleColumns(catalogue, (unit?.childCount ?? 0) > 0, filters.criterion),
    NAMING,
  );
  useUnselected(JSON.stringify([unitId, filters]), () => list.onUnselectItems());
  const onFilters = (next: Filters) => list.setFilters(next as Record<string, unknown>);
  const people = (list.data ?? []) as Person[];
  const isAtLeast = (list.meta as { totalIsAtLeast?: boolean } | undefined)?.totalIsAtLeast === true;
  const countText = (count: number) => format.atLeast(count, isAtLeast && count === list.total);
  // The pager hands this on; its type leaves it out.
  const labels: object = {
    labelDisplayedRows: ({ from, to, count }: { from: number; to: number; count: number }) => {
      const [offsetBegin, offsetEnd, total] = [format.count(from), format.count(to), countText(count)];
      return t('ra.navigation.page_range_info', { offsetBegin, offsetEnd, total });
    },
  };
  // Of people who are not theirs there is nothing to filter, to save or to bring in.
  if (!isReader || isMissing(list.error))
    return <Page title={t('menu.people')}>{isReader ? <NotForThem error={list.error} /> : <NotInRole />}</Page>;
  return (
    <ListContextProvider value={list}>
      <Page
        title={unit ? t('people.title', { unit: unit.name }) : t('menu.people')}
        subtitle={
          list.total !== undefined &&
          [t('people.count', { smart_count: list.total, n: countText(list.total) }), isAtLeast && t('people.narrow')]
            .filter(Boolean)
            .join(' · ')
        }
        breadcrumb={unit && <Breadcrumb ancestors={[...unit.ancestors, unit]} current={t('menu.people')} />}
        actions={
          <PageActions
            unitId={unitId}
            title={unit ? t('people.title', { unit: unit.name }) : t('menu.people')}
            choices={{ unitId, sort: sortOf(list.sort, filters.criterion), ...filters }}
          />
        }
      >
        <PeopleFilters
          catalogue={catalogue}
          filters={filters}
          onChange={onFilters}
          sort={list.sort}
          onSort={(field, order) => list.setSort({ field, order })}
        />
        <FilterBadges catalogue={catalogue} filters={filters} onChange={onFilters} />
        {!list.error && <UnreadFilter />}
        {choice.button}
        {list.error && <ErrorState error={list.error} retry={() => void list.refetch()} />}
        {!list.error && list.isPending && <RowsSkeleton rows={12} />}
        {!list.error && !list.isPending && people.length === 0 && (
          <Nobody unitId={unitId} filtered={Object.keys(filters).length > 0} onClear={() => onFilters({})} />
        )}
        {!list.error && people.length > 0 && (
          <Paper variant="outlined" className="prints-lying">
            <DataTable
              caption={t('menu.people')}
              rows={people}
              columns={choice.columns}
              rowKey={(person) => person.id}
              fetching={list.isPlaceholderData ?? false}
              sort={list.sort}
              onSort={(field) =>
                list.setSort({ field, order: list.sort.field === field && list.sort.order === 'ASC' ? 'DESC' : 'ASC' })
              }
              {...selectionOf(list, people, t)}
            />
            <ListTurner rowsPerPageOptions={[10, 25, 50, 100, 200]} {...labels} />
            {isAtLeast && list.page * list.perPage >= (list.total ?? 0) && (
              <Typography variant="body2" color="textSecondary" sx={{ px: 2, pb: 2, textAlign: { sm: 'right' } }}>
                {t('people.more_than_pages')}
              </Typography>
            )}
          </Paper>
        )}
        <BulkBar
          ids={list.selectedIds.map(String)}
          people={people}
          criterion={filters.criterion}
          onDone={() => list.onUnselectItems()}
        />
      </Page>
    </ListContextProvider>
  );
}

function usePeopleList(unitId: string, enabled: boolean) {
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return useListController<Person>({
    resource: 'people',
    filter: { unitId },
    sort: { field: 'name', order: 'ASC' },
    perPage: isPhone ? PER_PAGE_ON_PHONE : PER_PAGE,
    storeKey: false,
    exporter: false,
    // The page shows the error itself, with a retry; no toast on top.
    queryOptions: { enabled, onError: () => undefined },
  });
}

/** Who was ticked in one list is not recorded with those of another, be it by the browser's "back". */
function useUnselected(list: string, unselect: () => void): void {
  const shown = useRef(list);
  useEffect(() => {
    if (shown.current === list) return;
    shown.current = list;
    unselect();
  });
}

type List = ReturnType<typeof usePeopleList>;

function selectionOf(list: List, people: Person[], t: (key: string, options?: Record<string, unknown>) => string) {
  const ids = list.selectedIds.map(String);
  const all = people.every((person) => ids.includes(person.id));
  const names = new Map(people.map((person) => [person.id, person.fullName]));
  return {
    selection: {
      ids,
      onToggle: (id: string) => list.onToggleItem(id),
      onToggleAll: () => list.onSelect(all ? [] : people.map((person) => person.id)),
      labelOf: (id: string) => t('people.select_one', { name: names.get(id) }),
    },
  };
}

interface PageActionsProps {
  unitId: string;
  title: string;
  /** what the list shows, for the file */
  choices: Filters & { unitId: string; sort: string };
}

function PageActions({ unitId, title, choices }: PageActionsProps) {
  const t = useTranslate();
  const can = useCan();
  return (
    <>
      {can('people.export') && <ExportMenu path="/files/people" choices={{ ...choices }} />}
      <SaveViewButton suggestion={title} />
      {can('people.write') && (
        <Button variant="outlined" component={Link} to={`/units/${unitId}/entry`}>
          {t('menu.entry')}
        </Button>
      )}
      {can('import.run') && (
        <Button variant="outlined" component={Link} to={`/imports?unit=${unitId}`}>
          {t('menu.imports')}
        </Button>
      )}
    </>
  );
}

function Nobody({ unitId, filtered, onClear }: { unitId: string; filtered: boolean; onClear: () => void }) {
  const t = useTranslate();
  const can = useCan();
  return (
    <Paper variant="outlined">
      {filtered ? (
        <EmptyState title={t('people.none_found')} hint={t('people.none_found_hint')}>
          <Button variant="contained" onClick={onClear}>
            {t('ra.action.remove_all_filters')}
          </Button>
        </EmptyState>
      ) : (
        <EmptyState title={t('board.leaf_empty')} hint={t('board.leaf_empty_hint')}>
          {can('people.write') && (
            <Button variant="contained" component={Link} to={`/units/${unitId}/entry`}>
              {t('menu.entry')}
            </Button>
          )}
        </EmptyState>
      )}
    </Paper>
  );
}
