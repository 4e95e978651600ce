import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { ListExport } from '../layout/list-export.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { ABSENT_PEOPLE } from './absent.documents.js';
import { AbsentFilters } from './absent-filters.js';
import { AbsentUnits } from './absent-units.js';
import { AnswerBar } from './answer-bar.js';
import { AnswerDialog, type AnswerCode } from './answer-dialog.js';
import { useAbsentPlace } from './use-absent-place.js';

const PER_PAGE = 100;

/** People whom a newer list of their unit does not name: left, moved, or forgotten in the list? */
export function AbsentPage() {
  const t = useTranslate();
  const can = useCan();
  if (!can('people.read'))
    return (
      <Page title={t('absent.title')}>
        <NotInRole />
      </Page>
    );
  return <Missing />;
}

function Missing() {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const place = useAbsentPlace();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [answer, setAnswer] = useState<AnswerCode | null>(null);
  const [answered, setAnswered] = useState(0);
  const filter = {
    state: place.state,
    ...(place.unit ? { unitId: place.unit } : {}),
    ...(place.importId ? { importId: place.importId } : {}),
  };
  const query = useServerQuery(ABSENT_PEOPLE, { page: place.page, perPage: PER_PAGE, filter }, { keep: true });
  const data = query.data?.absentPeople;
  const rows = data?.items ?? [];
  const open = place.state === 'open' && can('people.write');
  const chosen = open ? rows.filter(({ id }) => ticked.includes(id)) : [];
  const set: typeof place.set = (change) => {
    setTicked([]);
    place.set(change);
  };
  const isFiltered = place.unit !== '' || place.importId !== '';
  return (
    <Page
      title={t('absent.title')}
      subtitle={t('absent.hint')}
      actions={
        <>
          <ListExport list="absent" needs="people.export" choices={filter} />
          <SaveViewButton suggestion={t('absent.title')} />
        </>
      }
    >
      <AbsentFilters place={{ ...place, set }} rows={rows} total={data?.total} />
      {answered > 0 && (
        <Alert role="status" severity="success" variant="outlined" onClose={() => setAnswered(0)} sx={{ mb: 2 }}>
          {t('absent.answered', { smart_count: answered, n: format.count(answered) })}
        </Alert>
      )}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !data && <RowsSkeleton rows={8} />}
      {!query.error && data && rows.length === 0 && (
        <Paper variant="outlined">
          <EmptyState
            title={t(place.state !== 'open' || isFiltered ? 'absent.none_found' : 'absent.none')}
            hint={t(place.state !== 'open' || isFiltered ? 'absent.none_found_hint' : 'absent.none_hint')}
          >
            {can('import.run') && (
              <Button variant="outlined" component={Link} to="/imports">
                {t('menu.imports')}
              </Button>
            )}
          </EmptyState>
        </Paper>
      )}
      {!query.error && rows.length > 0 && (
        <>
          <AbsentUnits
            rows={rows}
            state={place.state}
            fetching={query.isPlaceholderData}
            ticked={chosen.map(({ id }) => id)}
            onTick={open ? setTicked : null}
          />
          <ListPages
            total={data?.total ?? 0}
            page={place.page}
            perPage={PER_PAGE}
            onTurn={(next) => {
              setTicked([]);
              place.turn(next);
            }}
          />
        </>
      )}
      <AnswerBar count={chosen.length} onAnswer={setAnswer} onClear={() => setTicked([])} />
      {answer && (
        <AnswerDialog
          answer={answer}
          people={chosen}
          onClose={() => setAnswer(null)}
          onDone={(n) => {
            setAnswer(null);
            setTicked([]);
            setAnswered(n);
          }}
        />
      )}
    </Page>
  );
}
