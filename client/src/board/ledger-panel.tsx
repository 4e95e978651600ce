import { addDays, isDay } from '@dat100/shared/calendar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { memo, useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { DayField } from '../layout/day-field.js';
import { ListExport } from '../layout/list-export.js';
import { Panel } from '../layout/page.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import type { Board } from './board.documents.js';
import { useCauseLink } from './changed-link.js';
import { LedgerChart } from './ledger-chart.js';
import { LedgerTable } from './ledger-table.js';
import { useLedgerWords } from './ledger-words.js';
import { BOARD_LEDGER } from './ledger.documents.js';

const DAYS_BACK = 7;

/** What the address says of the ledger: whether it is open, its days, and how it is shown. */
function useLedgerState() {
  const [params, setParams] = useSearchParams();
  return {
    open: params.get('ledger') !== null,
    view: params.get('ledger') === 'table' ? 'table' : 'chart',
    from: params.get('ledgerFrom') ?? '',
    to: params.get('ledgerTo') ?? '',
    set: (change: Partial<Record<'ledger' | 'ledgerFrom' | 'ledgerTo', string>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(change))
            if (value) next.set(key, value);
            else next.delete(key);
          return next;
        },
        { replace: true },
      ),
  } as const;
}

/** Why the rate is another than some days ago: opened by whoever wants to know, for it is read from people's records. */
export const LedgerPanel = memo(function LedgerPanel({ board }: { board: Board }) {
  const t = useTranslate();
  const state = useLedgerState();
  return (
    <Panel
      title={t('ledger.title')}
      className={state.open ? undefined : 'no-print'}
      aside={
        <Button
          variant="outlined"
          size="small"
          className="no-print"
          aria-expanded={state.open}
          onClick={() => state.set({ ledger: state.open ? '' : 'chart' })}
        >
          {t(state.open ? 'ledger.close' : 'ledger.open')}
        </Button>
      }
    >
      {state.open ? (
        <LedgerBody board={board} state={state} />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('ledger.hint')}
        </Typography>
      )}
    </Panel>
  );
});

function LedgerBody({ board, state }: { board: Board; state: ReturnType<typeof useLedgerState> }) {
  const t = useTranslate();
  const words = useLedgerWords();
  const to = state.to || board.asOf;
  const from = state.from || (isDay(to) ? addDays(to, -DAYS_BACK) : '');
  const { unit, criterion, lens } = board;
  const asked = { unitId: unit.id, criterion, lens, from: state.from || null, to };
  const query = useServerQuery(BOARD_LEDGER, asked, { keep: true });
  const { refetch } = query;
  const isToday = to === board.countedTo;
  useEffect(() => {
    if (isToday) void refetch();
  }, [isToday, board.version, refetch]);
  const ledger = query.data?.boardLedger;
  const linkOf = useCauseLink(board, ledger);
  const isChart = Boolean(ledger?.lines) && ledger?.pointsTenths !== null && state.view === 'chart';
  return (
    <>
      <Stack direction="row" className="no-print" sx={{ gap: 1, flexWrap: 'wrap', mb: 1.5 }}>
        <DayField
          label={t('ledger.from')}
          value={ledger?.before.day ?? from}
          max={isDay(to) ? addDays(to, -1) : board.countedTo}
          onChange={(day) => state.set({ ledgerFrom: day })}
        />
        <DayField
          label={t('ledger.to')}
          value={to}
          max={board.countedTo}
          onChange={(day) => state.set({ ledgerTo: day === board.asOf ? '' : day })}
        />
        {ledger?.lines && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={state.view}
            aria-label={t('ledger.view')}
            onChange={(_, next: string | null) => next && state.set({ ledger: next })}
          >
            <ToggleButton value="chart" sx={{ px: 1.25, py: 0.25 }}>
              {t('board.chart')}
            </ToggleButton>
            <ToggleButton value="table" sx={{ px: 1.25, py: 0.25 }}>
              {t('board.table')}
            </ToggleButton>
          </ToggleButtonGroup>
        )}
        {ledger && <ListExport list="ledger" needs="board.export" choices={asked} of={t('ledger.title')} />}
      </Stack>
      {query.error && <ErrorState error={query.error} retry={() => void refetch()} />}
      {!query.error && !ledger && <RowsSkeleton rows={4} />}
      {!query.error && ledger && (
        <Box aria-busy={query.isPlaceholderData} sx={{ opacity: query.isPlaceholderData ? 0.5 : 1 }}>
          <Typography sx={{ mb: 1.5, fontWeight: 500 }} data-testid="ledger-sentence" aria-live="polite">
            {words.sentence(ledger)}
          </Typography>
          {isChart ? <LedgerChart ledger={ledger} linkOf={linkOf} /> : <LedgerTable ledger={ledger} linkOf={linkOf} />}
          <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1.5 }}>
            {t(ledger.lines === null ? 'ledger.hidden' : 'ledger.note')}
            {isChart && ` ${t('ledger.zoomed')}`}
            {ledger.lines?.some(({ cause }) => linkOf(cause)) && ` ${t('ledger.opens')}`}
          </Typography>
        </Box>
      )}
    </>
  );
}
