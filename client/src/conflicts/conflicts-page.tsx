import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { ListExport } from '../layout/list-export.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import type { DecisionResult, OpenConflict } from './conflict.documents.js';
import { CONFLICTS } from './conflict.documents.js';
import { ConflictFilters } from './conflict-filters.js';
import { ConflictTable } from './conflict-table.js';
import { DecideBar } from './decide-bar.js';
import type { Decision } from './decide-dialog.js';
import { DecideDialog } from './decide-dialog.js';
import { useConflictPlace } from './use-conflict-place.js';

const PER_PAGE = 25;

/** Rows of lists that contradict the records, of all imports: the oldest first, decided one by one or many at once. */
export function ConflictsPage() {
  const t = useTranslate();
  const can = useCan();
  if (!can('conflict.resolve'))
    return (
      <Page title={t('menu.conflicts')}>
        <NotInRole />
      </Page>
    );
  return <Queue />;
}

function Queue() {
  const t = useTranslate();
  const format = useFormat();
  const place = useConflictPlace();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<{ rows: OpenConflict[]; decision: Decision } | null>(null);
  const [done, setDone] = useState<DecisionResult | null>(null);
  const filter = {
    ...(place.code ? { code: place.code } : {}),
    ...(place.unit ? { unitId: place.unit } : {}),
    ...(place.importId ? { importId: place.importId } : {}),
  };
  const query = useServerQuery(CONFLICTS, { page: place.page, perPage: PER_PAGE, filter }, { keep: true });
  const data = query.data?.conflicts;
  const rows = data?.items ?? [];
  const chosen = rows.filter(({ id }) => ticked.includes(id));
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      title={t('menu.conflicts')}
      subtitle={data && t('conflicts.waiting', { smart_count: data.total, n: format.count(data.total) })}
      actions={
        <>
          <ListExport list="conflicts" needs="people.export" choices={filter} />
          <SaveViewButton suggestion={t('menu.conflicts')} />
        </>
      }
    >
      <ConflictFilters data={data} place={place} />
      {done && <Outcome done={done} onClose={() => setDone(null)} />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !data && <RowsSkeleton rows={8} />}
      {data?.total === 0 && (
        <Paper variant="outlined">
          <EmptyState
            title={t(filtered ? 'conflicts.none_found' : 'conflicts.none')}
            hint={t(filtered ? 'conflicts.none_found_hint' : 'conflicts.none_hint')}
          >
            <Button variant="outlined" component={Link} to="/imports">
              {t('menu.imports')}
            </Button>
          </EmptyState>
        </Paper>
      )}
      {!query.error && rows.length > 0 && (
        <Paper variant="outlined">
          <ConflictTable
            rows={rows}
            fetching={query.isPlaceholderData}
            ticked={chosen.map(({ id }) => id)}
            onTick={setTicked}
            onDecide={(row, decision) => setAsking({ rows: [row], decision })}
          />
          <ListPages total={data?.total ?? 0} page={place.page} perPage={PER_PAGE} onTurn={place.turn} />
        </Paper>
      )}
      {data && data.total > 0 && rows.length === 0 && (
        <Button variant="outlined" onClick={() => place.turn(0)}>
          {t('conflicts.first_page')}
        </Button>
      )}
      <DecideBar
        rows={chosen}
        onDecide={(decision) => setAsking({ rows: chosen, decision })}
        onClear={() => setTicked([])}
      />
      {asking && (
        <DecideDialog
          {...asking}
          onClose={() => setAsking(null)}
          onDone={(result) => {
            setDone(result);
            setAsking(null);
            setTicked([]);
          }}
        />
      )}
    </Page>
  );
}

/** What has been decided, and which rows are left and why. */
function Outcome({ done, onClose }: { done: DecisionResult; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  const reasons = [...new Set(done.problems.map(words))];
  return (
    <Alert
      role="status"
      severity={done.problems.length > 0 ? 'warning' : 'success'}
      variant="outlined"
      onClose={onClose}
      sx={{ mb: 2 }}
    >
      {t('conflicts.decided', { smart_count: done.decided, n: format.count(done.decided) })}
      {done.problems.length > 0 && (
        <>
          {' '}
          {t('conflicts.left', { smart_count: done.problems.length, n: format.count(done.problems.length) })}
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
