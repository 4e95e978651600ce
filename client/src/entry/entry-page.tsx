import AddOutlined from '@mui/icons-material/AddOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { Breadcrumb } from '../layout/breadcrumb.js';
import { useFormat } from '../layout/format.js';
import { LeaveQuestion } from '../layout/leave-question.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import { useCatalogue } from '../providers/catalogue.js';
import { useServerQuery } from '../providers/use-server.js';
import { EntryGrid } from './entry-grid.js';
import { MOST_ROWS, useEntry } from './use-entry.js';

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
  const entry = useEntry(unitId);
  const { rows, dispatch, query, unsaved, faults } = entry;
  const failure = query.error ?? catalogue.error;
  const loading = query.isPending || catalogue.isPending;
  const add = () => dispatch({ type: 'added' });

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
        <Button variant="contained" startIcon={<AddOutlined />} onClick={add}>
          {t('entry.add')}
        </Button>
      }
    >
      {failure && <ErrorState error={failure} retry={() => void query.refetch()} />}
      {!failure && loading && <PageSkeleton rows={10} />}
      {!failure && !loading && (
        <>
          {(entry.total ?? 0) > MOST_ROWS && (
            <Alert severity="info" variant="outlined" sx={{ mb: 1.5 }}>
              {t('entry.too_many', { shown: format.count(MOST_ROWS), total: format.count(entry.total ?? 0) })}
            </Alert>
          )}
          {rows.length === 0 ? (
            <EmptyState title={t('board.leaf_empty')} hint={t('entry.empty_hint')}>
              <Button variant="contained" onClick={add}>
                {t('entry.add')}
              </Button>
              <Button variant="outlined" component={Link} to={`/imports?unit=${unitId}`}>
                {t('menu.imports')}
              </Button>
            </EmptyState>
          ) : (
            <EntryGrid unitId={unitId} entry={entry} criteria={catalogue.criteria} onAdd={add} />
          )}
          <Typography variant="body2" role="status" sx={{ mt: 1.5 }}>
            {[
              t('people.count', { smart_count: rows.length, n: format.count(rows.length) }),
              unsaved > 0 ? t('entry.unsaved', format.counted(unsaved)) : t('entry.all_saved'),
              faults > 0 && t('entry.faults', format.counted(faults)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </>
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
