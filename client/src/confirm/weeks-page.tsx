import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { Theme } from '@mui/material/styles';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { WEEK_STATES } from '@dat100/shared/confirmation';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { ChoiceChips } from '../layout/choice-chips.js';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { ListExport } from '../layout/list-export.js';
import { Page } from '../layout/page.js';
import { EmptyState, NotInRole, Refusal, RowsSkeleton } from '../layout/states.js';
import { TickedBar } from '../layout/ticked-bar.js';
import { UnitFilter } from '../layout/unit-filter.js';
import { useAddress } from '../layout/use-address.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import type { WeekDays, WeekState } from './week.documents.js';
import { AcceptDialog, type ConfirmedWeek } from './accept-dialog.js';
import { ACCEPT_WEEKS, WEEKS } from './week.documents.js';
import { WeekTurner } from './week-turner.js';
import { WeeksTable } from './weeks-table.js';

const PER_PAGE = 50;
/** A line takes half a screen there. */
const PER_PAGE_ON_PHONE = 10;
const NOTHING: readonly ConfirmedWeek[] = [];

/** Which units have confirmed a week, and what is to be done about it. */
export function WeeksPage() {
  const t = useTranslate();
  const can = useCan();
  if (!can('week.read'))
    return (
      <Page title={t('weekly.list_title')}>
        <NotInRole />
      </Page>
    );
  return <Weeks />;
}

const isState = (text: string | null): text is WeekState => WEEK_STATES.some((state) => state === text);

function Weeks() {
  const t = useTranslate();
  const format = useFormat();
  const { params, page, set, turn } = useAddress();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const perPage = isPhone ? PER_PAGE_ON_PHONE : PER_PAGE;
  const unitId = params.get('unit') ?? '';
  const deep = params.get('deep') === 'true';
  const asked = params.get('state');
  const state = isState(asked) ? asked : null;
  const filter = { ...(unitId ? { unitId } : {}), deep, state };
  const query = useServerQuery(WEEKS, { week: params.get('week'), page, perPage, filter }, { keep: true });
  const data = query.data?.weeks;
  const [ticked, setTicked] = useTicked([data?.week.from, unitId, deep, state].join(' '));
  const countOf = (code: WeekState) => data?.counts.find((one) => one.state === code)?.count ?? 0;
  const all = WEEK_STATES.reduce((sum, code) => sum + countOf(code), 0);
  const wordsOf = (code: WeekState | null) =>
    `${t(code === null ? 'weekly.all' : `week_state.${code}`)} (${format.count(code === null ? all : countOf(code))})`;
  const missing = countOf('open') + countOf('late');
  return (
    <Page
      title={t('weekly.list_title')}
      subtitle={data && t('weekly.missing', { k: format.count(missing), of: format.count(all) })}
      actions={
        <>
          <ListExport list="weeks" needs="week.read" choices={{ week: params.get('week'), unitId, deep, state }} />
          <SaveViewButton suggestion={t('weekly.list_title')} />
        </>
      }
    >
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 1.5, alignItems: 'center' }}>
        {data && <WeekTurner week={data.week} onTurn={(week) => set({ week })} />}
        <UnitFilter label={t('weekly.below_unit')} unitId={unitId} onChange={(unit) => set({ unit })} maxWidth={380} />
        <FormControlLabel
          className="no-print"
          control={<Switch checked={deep} onChange={(event) => set({ deep: event.target.checked ? 'true' : '' })} />}
          label={t('weekly.deep')}
        />
      </Stack>
      <ChoiceChips
        label={t('weekly.state')}
        value={state}
        choices={([null, ...WEEK_STATES] as const).map((code) => ({ code, label: wordsOf(code) }))}
        onChange={(code) => set({ state: code ?? '' })}
        sx={{ mb: 1.5 }}
      />
      <Typography className="only-print" sx={{ mb: 1 }}>
        {[wordsOf(state), deep ? t('weekly.deep') : null].filter(Boolean).join(' · ')}
      </Typography>
      {query.error && (
        <Refusal
          error={query.error}
          retry={() => void query.refetch()}
          onClear={params.toString() ? () => set({ week: '', unit: '', state: '', deep: '' }) : null}
        />
      )}
      {!query.error && !data && <RowsSkeleton rows={8} />}
      {!query.error && data?.total === 0 && (
        <Paper variant="outlined">
          <EmptyState title={t('weekly.none_found')} hint={t('weekly.none_found_hint')}>
            {(state !== null || unitId !== '') && (
              <Button variant="outlined" onClick={() => set({ state: '', unit: '' })}>
                {t('ra.action.remove_all_filters')}
              </Button>
            )}
          </EmptyState>
        </Paper>
      )}
      {!query.error && data && data.total > 0 && (
        <Paper variant="outlined">
          <WeeksTable
            lines={data.items}
            week={data.week.from}
            fetching={query.isPlaceholderData}
            ticked={ticked}
            onTick={setTicked}
          />
          <ListPages total={data.total} page={page} perPage={perPage} onTurn={turn} />
        </Paper>
      )}
      {data && <AcceptBar weeks={ticked} week={data.week} onDone={() => setTicked([])} />}
    </Page>
  );
}

/**
 * The weeks that are ticked in one list. Another list (of another week, another filter, be it by the browser's "back") begins
 * with none: the question before they are accepted names one week, and everybody in it.
 */
function useTicked(list: string) {
  const [ticked, setTicked] = useState<{ list: string; weeks: readonly ConfirmedWeek[] }>({ list, weeks: [] });
  return [
    ticked.list === list ? ticked.weeks : NOTHING,
    (weeks: readonly ConfirmedWeek[]) => setTicked({ list, weeks }),
  ] as const;
}

interface AcceptBarProps {
  weeks: readonly ConfirmedWeek[];
  week: WeekDays;
  onDone: () => void;
}

/** Accepts the weeks ticked once they were named, and says of those that could not be why. */
function AcceptBar({ weeks, week, onDone }: AcceptBarProps) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  const accept = useServerMutation(ACCEPT_WEEKS);
  const [asking, setAsking] = useState(false);
  const done = accept.data?.acceptWeeks;
  function accepted() {
    setAsking(false);
    onDone();
  }
  return (
    <>
      {done && (
        <Alert
          role="status"
          severity={done.problems.length > 0 ? 'warning' : 'success'}
          variant="outlined"
          onClose={() => accept.reset()}
          sx={{ mt: 2 }}
        >
          {t('weekly.accept_done', {
            smart_count: done.accepted + done.already,
            n: format.count(done.accepted + done.already),
          })}
          {done.problems.length > 0 && (
            <ul>
              {[...new Set(done.problems.map(words))].map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
      {weeks.length > 0 && (
        <TickedBar
          label={t('weekly.accept_bar')}
          status={t('weekly.ticked', { smart_count: weeks.length, n: format.count(weeks.length) })}
        >
          <Button variant="contained" onClick={() => setAsking(true)}>
            {t('weekly.accept')}
          </Button>
          <Button onClick={onDone}>{t('ra.action.unselect')}</Button>
        </TickedBar>
      )}
      {asking && weeks.length > 0 && (
        <AcceptDialog
          weeks={weeks}
          week={week}
          busy={accept.isPending}
          error={accept.error}
          onSubmit={() => accept.mutate({ ids: weeks.map(({ id }) => id) }, { onSuccess: accepted })}
          onClose={() => {
            accept.reset();
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
