import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { Breadcrumb } from '../layout/breadcrumb.js';
import { useFormat } from '../layout/format.js';
import { LeaveQuestion } from '../layout/leave-question.js';
import { ListPages } from '../layout/list-pages.js';
import { NameSearch } from '../layout/name-search.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import { useCatalogue } from '../providers/catalogue.js';
import { useServerQuery } from '../providers/use-server.js';
import { EntryGrid } from './entry-grid.js';
import { useEntryPages, useNotBeyond } from './entry-pages.js';
import type { EntryRow } from './entry-rows.js';
import { RefusedRows } from './refused-rows.js';
import { useEntry } from './use-entry.js';

/** Direct entry: a unit's people in a keyboard grid, one row each, each row saved by itself. */
export function EntryPage() {
  const { unitId = '' } = useParams();
  // Another unit is another grid: nothing typed for one may end in the other.
  return <Entry key={unitId} unitId={unitId} />;
}

function Entry({ unitId }: { unitId: string }) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const catalogue = useCatalogue();
  const unit = useServerQuery(UNIT_DETAIL, { id: unitId }).data?.unit;
  const pages = useEntryPages();
  const { place, perPage } = pages;
  const entry = useEntry(unitId, place, perPage);
  const { rows, dispatch, query, unsaved, isShown, total } = entry;
  const failure = query.error ?? catalogue.error;
  const loading = query.isPending || catalogue.isPending || !isShown;
  const add = () => dispatch({ type: 'added' });
  const goTo = (row: EntryRow) => pages.goTo(row.place, { row: { key: row.key }, column: 'name' });
  useNotBeyond(pages, total, isShown && rows.length === 0);

  if (!can('people.write')) {
    return (
      <Page title={t('menu.entry')}>
        <NotInRole />
      </Page>
    );
  }
  return (
    <Page
      title={unit ? t('entry.title', { unit: unit.name }) : t('menu.entry')}
      subtitle={t('entry.hint')}
      breadcrumb={unit && <Breadcrumb ancestors={[...unit.ancestors, unit]} current={t('menu.entry')} />}
      actions={
        <Button variant="contained" startIcon={<AddOutlined />} onClick={add} disabled={!isShown}>
          {t('entry.add')}
        </Button>
      }
    >
      {(total !== undefined || place.search) && (
        <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
          <NameSearch value={place.search} onChange={pages.search} />
          <EntryStatus entry={entry} />
        </Stack>
      )}
      <RefusedRows rows={entry.refused} onGo={goTo} />
      {failure && <ErrorState error={failure} retry={() => void query.refetch()} />}
      {!failure && loading && <PageSkeleton rows={10} />}
      {!failure && !loading && rows.length === 0 && (
        <Nobody unitId={unitId} search={place.search} onClear={() => pages.search('')} onAdd={add} />
      )}
      {!failure && !loading && rows.length > 0 && (
        <EntryGrid
          key={`${String(place.page)} ${place.search}`}
          pages={pages}
          lastPage={Math.ceil((total ?? 0) / perPage) - 1}
          entry={entry}
          criteria={catalogue.criteria}
          onAdd={add}
        />
      )}
      {!failure && (
        <div className="no-print">
          <ListPages total={total ?? 0} page={place.page} perPage={perPage} onTurn={(page) => pages.turn(page)} />
        </div>
      )}
      <LeaveQuestion
        unsaved={unsaved}
        title={t('entry.leave_title', format.counted(unsaved))}
        hint={t('entry.leave_hint')}
        leave={t('entry.leave_anyway')}
      />
    </Page>
  );
}

/** How many there are, on all pages; and how many rows are not saved, on all pages. */
function EntryStatus({ entry: { total, isMore, unsaved, faults } }: { entry: ReturnType<typeof useEntry> }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Typography variant="body2" role="status">
      {[
        total !== undefined && t('people.count', { smart_count: total, n: format.atLeast(total, isMore) }),
        unsaved > 0 ? t('entry.unsaved', format.counted(unsaved)) : t('entry.all_saved'),
        faults > 0 && t('entry.faults', format.counted(faults)),
      ]
        .filter(Boolean)
        .join(' · ')}
    </Typography>
  );
}

interface NobodyProps {
  unitId: string;
  search: string;
  onClear: () => void;
  onAdd: () => void;
}

function Nobody({ unitId, search, onClear, onAdd }: NobodyProps) {
  const t = useTranslate();
  if (search)
    return (
      <EmptyState title={t('people.none_found')} hint={t('people.none_found_hint')}>
        <Button variant="contained" onClick={onClear}>
          {t('ra.action.remove_all_filters')}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState title={t('board.leaf_empty')} hint={t('entry.empty_hint')}>
      <Button variant="contained" onClick={onAdd}>
        {t('entry.add')}
      </Button>
      <Button variant="outlined" component={Link} to={`/imports?unit=${unitId}`}>
        {t('menu.imports')}
      </Button>
    </EmptyState>
  );
}
