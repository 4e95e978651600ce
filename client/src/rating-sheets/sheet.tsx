import { useMutation } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { Level } from '@dat100/shared/rating-scheme';
import { LeaveQuestion } from '../layout/leave-question.js';
import { ListPages } from '../layout/list-pages.js';
import { EmptyState, ErrorState, RowsSkeleton } from '../layout/states.js';
import { useAddress } from '../layout/use-address.js';
import { useServerQuery } from '../providers/use-server.js';
import type { RatingAgency } from './agency.documents.js';
import { BulkBar } from './bulk-bar.js';
import { CapStrip } from './cap-strip.js';
import { ExplainDrawer } from './explain-drawer.js';
import { GiveBar } from './give-bar.js';
import { enterLevels } from './level-button.js';
import { liveMeter } from './live-meter.js';
import { SheetFilters, filterOf } from './sheet-filters.js';
import { SheetTable, isGiven } from './sheet-table.js';
import { RATING_LINES, type RatingLine } from './sheet.documents.js';
import { useChoices, type Choices, type Giving } from './use-choices.js';
import { firstLines, MOST_LINES, type SheetAsked } from './whole-sheet.js';

const PER_PAGE = 100;

/** What of a sheet is given at this step by this reader. */
function givingOf(agency: RatingAgency): Giving {
  if (agency.mayDecide) return 'decide';
  return agency.mayPropose ? 'propose' : null;
}

/** The people of a sheet, page by page, and the levels that are being given to them on all of its pages. */
export function Sheet({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const address = useAddress();
  const { periodId, unitId } = agency;
  const giving = givingOf(agency);
  const { choices, give, standing, saved, drop, dropAll, keep, beginAnew } = useChoices(giving);
  const ticks = useTicks();
  useOtherStep(giving, choices.size, () => {
    beginAnew();
    ticks.clear();
  });
  const [open, setOpen] = useState<string | null>(null);
  const asked: SheetAsked = { periodId, unitId, filter: filterOf(address.params) };
  const query = useServerQuery(RATING_LINES, { ...asked, page: address.page, perPage: PER_PAGE }, { keep: true });
  const sheets = query.data?.ratingSheets;
  const total = sheets?.total ?? 0;
  const lines = (sheets?.items ?? []).map(standing);
  const all = useMutation({ mutationFn: firstLines, onSuccess: (found, sent) => ticks.chooseAll(sent, found) });
  const arrived = !query.isPlaceholderData;
  const turn = useKeyboardTurn(address, total, arrived);
  const shown = new Map(lines.map((line) => [line.id, line]));
  /** A line as it is known by now: as it is shown, else as it was seen and saved here. */
  const newest = (line: RatingLine) => shown.get(line.id) ?? standing(line);
  const asTheyStand = (chosen: Choices): Choices =>
    new Map([...chosen].map(([id, choice]) => [id, { ...choice, line: newest(choice.line) }]));
  const giveTicked = (levelFor: (line: RatingLine) => Level | null) => {
    // Where nothing stands, "as it stands" says nothing, and is no taking back.
    give(
      [...ticks.lines.values()].map(newest).flatMap((line) => {
        const level = levelFor(line);
        return level === null ? [] : [{ line, level }];
      }),
    );
    ticks.clear();
  };
  return (
    <>
      {agency.meter && giving === 'decide' && (
        <CapStrip meter={liveMeter(agency.meter, agency, asTheyStand(choices))} />
      )}
      <SheetFilters agency={agency} address={address} />
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !sheets && <RowsSkeleton rows={12} />}
      {sheets && lines.length === 0 && (
        <Nobody narrowed={address.params.toString() !== ''} showAll={() => address.set({ state: 'all' })} />
      )}
      {sheets && lines.length > 0 && (
        <Paper variant="outlined">
          <Typography variant="body2" color="textSecondary" sx={{ px: 2, pt: 1.5 }} role="status">
            {t('sheets.count', { n: total })} {giving && t('sheets.keys')}
          </Typography>
          <SheetTable
            caption={t('sheets.title')}
            lines={lines}
            giving={giving}
            pending={choices}
            ticked={ticks.lines}
            fetching={!arrived}
            withUnit={agency.teams.length > 1 && agency.unitId === agency.agencyId}
            // Until the next page is there, the people of the one before are still on the screen.
            onLevel={(line, level) => arrived && give([{ line, level }])}
            onOpen={({ id }) => setOpen(id)}
            onTick={ticks.tick}
            onEdge={turn}
          />
          <ListPages total={total} page={address.page} perPage={PER_PAGE} onTurn={address.turn} />
        </Paper>
      )}
      {giving && ticks.lines.size > 0 && (
        <BulkBar
          lines={[...ticks.lines.values()]}
          total={total}
          most={MOST_LINES}
          choosing={all.isPending}
          whole={total <= PER_PAGE || ticks.isWhole(asked)}
          onGive={giveTicked}
          onChooseAll={() => all.mutate(asked)}
          onClear={ticks.clear}
        />
      )}
      {all.error && <ErrorState error={all.error} />}
      {giving && (
        <GiveBar
          agency={agency}
          act={giving}
          choices={choices}
          onSaved={saved}
          onKeep={keep}
          onDrop={drop}
          onDiscard={dropAll}
        />
      )}
      <LeaveQuestion
        unsaved={choices.size}
        title={t('sheets.leave_title', { n: choices.size })}
        hint={t('sheets.leave_hint')}
        leave={t('sheets.leave_anyway')}
      />
      {open && <ExplainDrawer id={open} whole={agency.whole} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Nobody found: by the filter, or because nobody is rated here at all. */
function Nobody({ narrowed, showAll }: { narrowed: boolean; showAll: () => void }) {
  const t = useTranslate();
  return (
    <Paper variant="outlined">
      {narrowed ? (
        <EmptyState title={t('sheets.nobody')} hint={t('sheets.nobody_hint')} />
      ) : (
        <EmptyState title={t('sheets.nobody_rated')} hint={t('sheets.nobody_rated_hint')}>
          <Button onClick={showAll}>{t('sheets.show_all')}</Button>
        </EmptyState>
      )}
    </Paper>
  );
}

/** The agency goes on to another step, or is locked, while levels are chosen: they belong to the step before. */
function useOtherStep(giving: Giving, unsaved: number, beginAnew: () => void) {
  const notify = useNotify();
  const before = useRef(giving);
  useEffect(() => {
    if (before.current === giving) return;
    before.current = giving;
    beginAnew();
    if (unsaved > 0)
      notify('sheets.step_over', { type: 'warning', autoHideDuration: null, messageArgs: { n: unsaved } });
  }, [giving, unsaved, beginAnew, notify]);
}

/** Who is ticked: kept while pages and filters change, with their lines as they were seen. */
function useTicks() {
  const [lines, setLines] = useState<ReadonlyMap<string, RatingLine>>(new Map());
  const [wholeOf, setWholeOf] = useState('');
  return {
    lines,
    tick: (some: readonly RatingLine[], ticked: boolean) => {
      const next = new Map(lines);
      for (const line of some)
        if (ticked) next.set(line.id, line);
        else next.delete(line.id);
      setLines(next);
      if (!ticked) setWholeOf('');
    },
    /** everybody who is found, but for those nobody gives a level to */
    chooseAll: (asked: SheetAsked, found: readonly RatingLine[]) => {
      setLines(new Map([...lines, ...found.filter(isGiven).map((line) => [line.id, line] as const)]));
      setWholeOf(JSON.stringify(asked));
    },
    isWhole: (asked: SheetAsked) => wholeOf === JSON.stringify(asked),
    clear: () => {
      setLines(new Map());
      setWholeOf('');
    },
  };
}

/** Up from the first and down from the last person of a page: to the page before or after, and into its levels. */
function useKeyboardTurn({ page, turn }: ReturnType<typeof useAddress>, total: number, arrived: boolean) {
  const coming = useRef<{ page: number; by: 1 | -1 } | null>(null);
  useEffect(() => {
    if (!arrived || coming.current?.page !== page) return;
    enterLevels(coming.current.by);
    coming.current = null;
  }, [arrived, page]);
  return (by: 1 | -1) => {
    const to = page + by;
    if (!arrived || to < 0 || to * PER_PAGE >= total) return;
    coming.current = { page: to, by };
    turn(to);
  };
}
