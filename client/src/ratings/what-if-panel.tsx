import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { STANDS } from '@dat100/shared/rating-what-if';
import { ViewSwitch } from '../board/view-switch.js';
import { ChoiceField } from '../layout/choice-field.js';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useDebounced } from '../layout/use-debounced.js';
import { useServerQuery } from '../providers/use-server.js';
import type { LineEdit } from './draft-edits.js';
import { StandChart } from './stand-chart.js';
import { WhatIfMovers } from './what-if-movers.js';
import { PERIOD_CHOICES, RATING_WHAT_IF, type WhatIfData } from './what-if.documents.js';

const PER_PAGE = 25;
/** One keystroke more and the last question is of no use. */
const SETTLE_MS = 300;

interface WhatIfPanelProps {
  code: string;
  /** of the draft that is stored */
  revision: number;
  /** typed and not saved */
  changes: readonly LineEdit[];
  /** the draft does not make sense as it stands */
  broken: boolean;
}

/** What the draft, with what is being typed, would make of the people of a period: nothing is kept. */
export function WhatIfPanel({ code, revision, changes, broken }: WhatIfPanelProps) {
  const t = useTranslate();
  const format = useFormat();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [periodId, setPeriodId] = useState('');
  const [move, setMove] = useState('');
  const [page, setPage] = useState(0);
  const periods = useServerQuery(PERIOD_CHOICES, {});
  const choices = (periods.data?.ratingPeriods ?? []).filter(
    ({ scheme, state }) => scheme === code && (state === 'open' || state === 'locked'),
  );
  const chosen = choices.find(({ id }) => id === periodId) ?? choices[0];
  const settled = useDebounced(JSON.stringify([revision, changes]), SETTLE_MS);
  const [, edits] = JSON.parse(settled) as [number, LineEdit[]];
  const [from = null, to = null] = move ? move.split(' ') : [];
  const query = useServerQuery(
    RATING_WHAT_IF,
    { ask: { code, periodId: chosen?.id ?? '', edits, movers: { from, to, page, perPage: PER_PAGE } } },
    { enabled: chosen !== undefined && !broken, keep: true },
  );
  const data = query.data?.ratingWhatIf;
  if (periods.data && !chosen)
    return (
      <Panel title={t('schemes.what_if.title')}>
        <Typography variant="body2" color="textSecondary">
          {t('schemes.what_if.no_period')}
        </Typography>
      </Panel>
    );
  return (
    <Panel
      title={t('schemes.what_if.title')}
      aside={<ViewSwitch label={t('schemes.what_if.title')} view={view} onView={setView} />}
    >
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center', mb: 2 }}>
        {chosen && (
          <ChoiceField
            label={t('schemes.what_if.period')}
            value={chosen.id}
            choices={choices.map(({ id, name }) => ({ code: id, label: name }))}
            onChange={(id) => {
              setPeriodId(id);
              setMove('');
              setPage(0);
            }}
            sx={{ minWidth: 240 }}
          />
        )}
        {data && (
          <Typography variant="body2" color="textSecondary" role="status">
            {t('schemes.what_if.said', {
              people: format.count(data.people),
              moved: format.count(data.moves.reduce((sum, { people }) => sum + people, 0)),
              at: format.instant(data.readAt),
            })}
          </Typography>
        )}
      </Stack>
      {broken && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
          {t('schemes.what_if.broken')}
        </Alert>
      )}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !data && !broken && <RowsSkeleton rows={6} />}
      {data && (
        <>
          {view === 'chart' ? <StandChart counts={data.counts} /> : <StandTable counts={data.counts} />}
          <WhatIfMovers
            data={data}
            move={move}
            page={page}
            perPage={PER_PAGE}
            onMove={(next) => {
              setMove(next);
              setPage(0);
            }}
            onTurn={setPage}
          />
        </>
      )}
    </Panel>
  );
}

function StandTable({ counts }: { counts: WhatIfData['counts'] }) {
  const t = useTranslate();
  const format = useFormat();
  const columns: Column<WhatIfData['counts'][number]>[] = [
    {
      key: 'stand',
      label: t('schemes.what_if.level'),
      render: ({ stand }) => STANDS.find(({ code }) => code === stand)?.[format.locale] ?? stand,
    },
    {
      key: 'before',
      label: t('schemes.what_if.before'),
      align: 'right',
      render: ({ before }) => format.count(before),
    },
    { key: 'after', label: t('schemes.what_if.after'), align: 'right', render: ({ after }) => format.count(after) },
    {
      key: 'change',
      label: t('schemes.what_if.change'),
      align: 'right',
      render: ({ before, after }) =>
        after === before ? '–' : `${after > before ? '+' : '−'}${format.count(Math.abs(after - before))}`,
    },
  ];
  return <DataTable caption={t('schemes.what_if.title')} rows={counts} columns={columns} rowKey={(row) => row.stand} />;
}
