import { LIST_FLAGS } from '@dat100/shared/completeness';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { ChoiceChips } from '../layout/choice-chips.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { ListExport } from '../layout/list-export.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { UnitFilter } from '../layout/unit-filter.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { FLAGGED_LISTS } from './completeness.documents.js';
import { ListsTable } from './lists-table.js';
import { useListsPlace } from './use-lists-place.js';

const PER_PAGE = 50;

/** Units whose list of people has to be confirmed, the most serious first. */
export function CompletenessPage() {
  const t = useTranslate();
  const can = useCan();
  if (!can('unit.read'))
    return (
      <Page title={t('lists.title')}>
        <NotInRole />
      </Page>
    );
  return <Lists />;
}

function Lists() {
  const t = useTranslate();
  const format = useFormat();
  const place = useListsPlace();
  const filter = { ...(place.unit ? { unitId: place.unit } : {}), ...(place.flag ? { flag: place.flag } : {}) };
  const query = useServerQuery(FLAGGED_LISTS, { page: place.page, perPage: PER_PAGE, filter }, { keep: true });
  const data = query.data?.flaggedLists;
  const countOf = (flag: string) => format.count(data?.counts.find((one) => one.flag === flag)?.count ?? 0);
  return (
    <Page
      title={t('lists.title')}
      subtitle={data && t('lists.to_confirm', { k: format.count(data.unconfirmedLists), of: format.count(data.lists) })}
      actions={
        <>
          <ListExport list="completeness" needs="unit.read" choices={filter} />
          <SaveViewButton suggestion={t('lists.title')} />
        </>
      }
    >
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 1.5, alignItems: 'center' }}>
        <UnitFilter label={t('board.unit')} unitId={place.unit} onChange={(unit) => place.set({ unit })} />
        <ChoiceChips
          label={t('lists.filter')}
          value={place.flag}
          choices={[
            { code: null, label: `${t('lists.needs_confirming')} (${format.count(data?.unconfirmedLists ?? 0)})` },
            ...LIST_FLAGS.map((code) => ({ code, label: `${t(`list_flag.${code}`)} (${countOf(code)})` })),
          ]}
          onChange={(flag) => place.set({ flag: flag ?? '' })}
        />
      </Stack>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !data && <RowsSkeleton rows={8} />}
      {!query.error && data?.total === 0 && (
        <Paper variant="outlined">
          <EmptyState
            title={t(place.flag === null ? 'lists.none' : 'lists.none_found')}
            hint={t(place.flag === null ? 'lists.none_hint' : 'lists.none_found_hint')}
          >
            {place.flag !== null && (
              <Button variant="outlined" onClick={() => place.set({ flag: '' })}>
                {t('ra.action.remove_all_filters')}
              </Button>
            )}
          </EmptyState>
        </Paper>
      )}
      {!query.error && data && data.total > 0 && (
        <Paper variant="outlined">
          <ListsTable lists={data.items} fetching={query.isPlaceholderData} />
          <ListPages total={data.total} page={place.page} perPage={PER_PAGE} onTurn={place.turn} />
        </Paper>
      )}
    </Page>
  );
}
