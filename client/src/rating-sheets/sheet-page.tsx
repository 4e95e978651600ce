import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, PageSkeleton, RowsSkeleton } from '../layout/states.js';
import { TickedBar } from '../layout/ticked-bar.js';
import { useAddress } from '../layout/use-address.js';
import { AgencyState } from '../periods/period-state.js';
import { useServerQuery } from '../providers/use-server.js';
import { RATING_AGENCY, type RatingAgency } from './agency.documents.js';
import { CapMeter } from './cap-meter.js';
import { ExplainDrawer } from './explain-drawer.js';
import { GiveBar } from './give-bar.js';
import { levelOf } from './rating-words.js';
import { SheetFilters, filterOf } from './sheet-filters.js';
import { SheetTable, type Giving } from './sheet-table.js';
import { RATING_LINES, type RatingLine } from './sheet.documents.js';

const PER_PAGE = 100;

/** The sheet of a unit in a rating period: its people, and the levels that are given to them. */
export function RatingSheetPage() {
  const t = useTranslate();
  const can = useCan();
  const { periodId = '', unitId = '' } = useParams();
  const agency = useServerQuery(RATING_AGENCY, { periodId, unitId }, { enabled: can('rating.sheet'), keep: true });
  const page = agency.data?.ratingAgency;
  if (!can('rating.sheet'))
    return (
      <Page title={t('sheets.title')}>
        <NotInRole />
      </Page>
    );
  return (
    <Page
      title={page ? page.unitName : t('sheets.title')}
      subtitle={page && <Subtitle agency={page} />}
      actions={
        page && (
          <>
            {page.mayEnter && (
              <Button variant="outlined" component={Link} to={`/ratings/${periodId}/units/${unitId}/scores`}>
                {t('scores.open')}
              </Button>
            )}
            <Button variant="outlined" component={Link} to={`/ratings/${periodId}/agencies/${page.agencyId}`}>
              {t('sheets.steps')}
            </Button>
          </>
        )
      }
    >
      {agency.error && <ErrorState error={agency.error} retry={() => void agency.refetch()} />}
      {!agency.error && !page && <PageSkeleton />}
      {!agency.error && page && <Sheet key={page.unitId} agency={page} />}
    </Page>
  );
}

function Subtitle({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <>
      {agency.periodName} · {t('sheets.cut_off', { day: format.day(agency.cutOff) })}{' '}
      <AgencyState state={agency.state} />
      {agency.onBehalfOf && (
        <Typography variant="body2" component="div">
          {t('sheets.on_behalf', { head: agency.onBehalfOf })}
        </Typography>
      )}
    </>
  );
}

/** What of a sheet is given at this step by this reader. */
function givingOf(agency: RatingAgency): Giving {
  if (agency.mayDecide) return 'decide';
  return agency.mayPropose ? 'propose' : null;
}

function Sheet({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const address = useAddress();
  const { periodId, unitId } = agency;
  const [pending, setPending] = useState<ReadonlyMap<string, { line: RatingLine; level: Level | null }>>(new Map());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const query = useServerQuery(
    RATING_LINES,
    { periodId, unitId, page: address.page, perPage: PER_PAGE, filter: filterOf(address.params) },
    { keep: true },
  );
  const sheets = query.data?.ratingSheets;
  const giving = givingOf(agency);
  const [own, setOwn] = useState<ReadonlyMap<string, Given>>(new Map());
  const lines = (sheets?.items ?? []).map((line) => afterOwn(line, giving, own.get(line.id)));
  const give = (given: readonly { line: RatingLine; level: Level | null }[]) =>
    setPending((before) => {
      const next = new Map(before);
      for (const { line, level } of given) {
        const stored = levelOf(giving === 'decide' ? line.finalLevel : line.teamLevel);
        if (stored === level) next.delete(line.id);
        else next.set(line.id, { line, level });
      }
      return next;
    });
  const ticked = lines.filter(({ id, own, state }) => chosen.includes(id) && !own && state !== 'not_rated');
  return (
    <>
      {agency.meter && giving === 'decide' && <CapMeter meter={agency.meter} />}
      <SheetFilters agency={agency} address={address} />
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !sheets && <RowsSkeleton rows={12} />}
      {sheets && lines.length === 0 && (
        <Paper variant="outlined">
          <EmptyState title={t('sheets.nobody')} hint={t('sheets.nobody_hint')} />
        </Paper>
      )}
      {sheets && lines.length > 0 && (
        <Paper variant="outlined">
          <Typography variant="body2" color="textSecondary" sx={{ px: 2, pt: 1.5 }} role="status">
            {t('sheets.count', { n: sheets.total })} {giving && t('sheets.keys')}
          </Typography>
          <SheetTable
            caption={t('sheets.title')}
            lines={lines}
            giving={giving}
            pending={new Map([...pending].map(([id, { level }]) => [id, level]))}
            chosen={chosen}
            fetching={query.isPlaceholderData}
            withUnit={agency.teams.length > 1 && agency.unitId === agency.agencyId}
            onLevel={(line, level) => give([{ line, level }])}
            onOpen={({ id }) => setOpen(id)}
            onToggle={(id) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
            onToggleAll={() => setChosen(lines.every(({ id }) => chosen.includes(id)) ? [] : lines.map(({ id }) => id))}
          />
          <ListPages total={sheets.total} page={address.page} perPage={PER_PAGE} onTurn={address.turn} />
        </Paper>
      )}
      {giving && ticked.length > 0 && (
        <BulkBar
          lines={ticked}
          onGive={(levelFor) => {
            give(ticked.map((line) => ({ line, level: levelFor(line) })));
            setChosen([]);
          }}
        />
      )}
      {giving && (
        <GiveBar
          agency={agency}
          act={giving}
          pending={pending}
          onSaved={(ids) => {
            const saved = [...pending].filter(([id]) => ids.includes(id));
            setOwn(new Map([...own, ...saved.map(([id, { line, level }]) => [id, givenTo(line, level)] as const)]));
            setPending((before) => new Map([...before].filter(([id]) => !ids.includes(id))));
          }}
          onDiscard={() => setPending(new Map())}
        />
      )}
      {open && <ExplainDrawer id={open} whole={agency.whole} onClose={() => setOpen(null)} />}
    </>
  );
}

/** A level that was saved from this page, and the revision its sheet has by that. */
interface Given {
  revision: number;
  level: Level | null;
}

const givenTo = ({ revision }: RatingLine, level: Level | null): Given => ({ revision: revision + 1, level });

/** A line as it stands by what was saved here, until the list is read again: whoever types on is not told of themselves. */
function afterOwn(line: RatingLine, giving: Giving, given: Given | undefined): RatingLine {
  if (!given || !giving || given.revision <= line.revision) return line;
  const { revision, level } = given;
  return giving === 'decide' ? { ...line, revision, finalLevel: level } : { ...line, revision, teamLevel: level };
}

interface BulkBarProps {
  lines: readonly RatingLine[];
  onGive: (levelFor: (line: RatingLine) => Level | null) => void;
}

/** One level for everybody ticked, or for each the one that stands before it. */
function BulkBar({ lines, onGive }: BulkBarProps) {
  const t = useTranslate();
  const { locale } = useFormat();
  return (
    <TickedBar label={t('sheets.bulk')} status={t('sheets.ticked', { n: lines.length })}>
      <Button variant="outlined" onClick={() => onGive((line) => levelOf(line.teamLevel ?? line.level))}>
        {t('sheets.as_stands')}
      </Button>
      {LEVELS.map((level, i) => (
        <Button key={level.code} onClick={() => onGive(() => level.code)} aria-label={level[locale]}>
          {i + 1}. {t(`sheets.level.${level.code}`)}
        </Button>
      ))}
    </TickedBar>
  );
}
