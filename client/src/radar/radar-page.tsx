import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { mainCriterion } from '../board/board-choice.js';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { ListExport } from '../layout/list-export.js';
import { Page, Panel } from '../layout/page.js';
import { EmptyState, NoSuchChoice, NotInRole, Refusal, RowsSkeleton } from '../layout/states.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { useMe } from '../providers/session.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { AnswerDialog } from './answer-dialog.js';
import { FindingCard } from './finding-card.js';
import type { Finding } from './radar.documents.js';
import { RADAR } from './radar.documents.js';
import { RadarFilters } from './radar-filters.js';
import { useBehind, useRadarWords } from './radar-words.js';
import { RADAR_CHOICES, useRadarPlace, type RadarPlace } from './use-radar-place.js';

const PER_PAGE = 20;

/** What is odd about the figures of one's own units: questions, never verdicts. */
export function RadarPage() {
  const t = useTranslate();
  const can = useCan();
  const home = useMe()?.homeUnit;
  if (!can('radar.read') || !home)
    return (
      <Page title={t('signs.title')}>
        <NotInRole />
      </Page>
    );
  return <Radar homeId={home.id} />;
}

function Radar({ homeId }: { homeId: string }) {
  const t = useTranslate();
  const place = useRadarPlace();
  const nameOf = useNameOf();
  const format = useFormat();
  const today = useMe()?.today;
  const catalogue = useCatalogue();
  const code = place.criterion || mainCriterion(catalogue.criteria)?.code;
  const criterion = catalogue.criterion(code);
  const asked = {
    unitId: place.unit || homeId,
    criterion: code ?? '',
    rule: place.rule,
    open: place.open,
  };
  const query = useServerQuery(
    RADAR,
    { ...asked, page: place.page, perPage: PER_PAGE },
    { enabled: code !== undefined && !place.unknown, keep: true },
  );
  const data = query.data?.radar;
  const error = catalogue.error ?? query.error;
  const retry = () => {
    catalogue.refetch();
    void query.refetch();
  };
  const asOf = criterion && t('signs.as_of', { criterion: nameOf(criterion), day: format.day(today) });
  return (
    <Page
      title={t('signs.title')}
      subtitle={[asOf, t('signs.subtitle')].filter(Boolean).join(' ')}
      actions={
        <>
          {!place.unknown && (
            <ListExport list="radar" needs="radar.read" choices={{ ...asked, open: String(asked.open) }} />
          )}
          <SaveViewButton suggestion={t('signs.title')} />
        </>
      }
    >
      <RadarFilters place={place} catalogue={catalogue} criterion={criterion?.code ?? ''} found={data} />
      {place.unknown ? (
        <Paper variant="outlined">
          <NoSuchPlace place={place} {...place.unknown} />
        </Paper>
      ) : (
        <>
          {error && <Refusal error={error} retry={retry} onClear={clearOf(place)} />}
          {!error && !data && <RowsSkeleton rows={8} />}
          {!error && data?.total === 0 && <Nothing place={place} />}
          {!error && data && data.total > 0 && (
            <Box sx={{ opacity: query.isPlaceholderData ? 0.6 : 1 }} aria-busy={query.isPlaceholderData}>
              <Findings findings={data.items} group={place.group} criterion={criterion?.code ?? ''} />
              <ListPages total={data.total} page={place.page} perPage={PER_PAGE} onTurn={place.turn} />
            </Box>
          )}
        </>
      )}
    </Page>
  );
}

/** Takes away what the address asks for; null: it asks for nothing. */
function clearOf({ rule, criterion, unit, set }: RadarPlace): (() => void) | null {
  const asks = rule !== null || criterion !== '' || unit !== '';
  return asks ? () => set({ rule: '', criterion: '', state: '', unit: '' }) : null;
}

/** The address names a state or a grouping that there is not. */
function NoSuchPlace({ place, choice, value }: { place: RadarPlace } & NonNullable<RadarPlace['unknown']>) {
  const t = useTranslate();
  const choices = RADAR_CHOICES[choice].map((code) => t(`signs.${choice}_${code}`)).join(', ');
  return (
    <NoSuchChoice
      title={t('app.choice_none', { label: t(`signs.${choice}`), value })}
      hint={t('app.choice_none_hint', { choices })}
      wayOut={t('app.filter_unread_clear')}
      onWayOut={() => place.set({ [choice]: '' })}
    />
  );
}

/** Nothing found: that nothing is odd, or that the filters leave nothing. */
function Nothing({ place }: { place: RadarPlace }) {
  const t = useTranslate();
  const filtered = place.rule !== null || !place.open || place.unit !== '';
  return (
    <Paper variant="outlined">
      <EmptyState
        title={t(filtered ? 'signs.none_found' : 'signs.none')}
        hint={t(filtered ? 'signs.none_found_hint' : 'signs.none_hint')}
      >
        {filtered && (
          <Button variant="outlined" onClick={() => place.set({ rule: '', state: '', unit: '' })}>
            {t('ra.action.remove_all_filters')}
          </Button>
        )}
      </EmptyState>
    </Paper>
  );
}

/** Findings under their units, or under their rules. */
function Findings({
  findings,
  group,
  criterion,
}: {
  findings: readonly Finding[];
  group: RadarPlace['group'];
  criterion: string;
}) {
  const can = useCan();
  const words = useRadarWords();
  const behind = useBehind(useCatalogue().criterion(criterion));
  const [answering, setAnswering] = useState<Finding | null>(null);
  return (
    <>
      {[...groupsOf(findings, group)].map(([key, [first, ...others]]) => (
        <Panel
          key={key}
          title={
            group === 'rule' ? (
              words.title(first.rule)
            ) : (
              <MuiLink component={Link} to={`/board/${first.unit.id}`} color="inherit">
                {first.unit.name}
              </MuiLink>
            )
          }
        >
          <Typography variant="body2" color="textSecondary" sx={{ mt: -0.75, mb: 1.25, maxWidth: '100ch' }}>
            {group === 'rule' ? words.rule(first.rule) : first.unit.pathText}
          </Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {[first, ...others].map((finding) => (
              <FindingCard
                key={finding.id}
                finding={finding}
                group={group}
                behind={behind(finding)}
                onAnswer={can('radar.answer') ? () => setAnswering(finding) : null}
              />
            ))}
          </Box>
        </Panel>
      ))}
      {answering && <AnswerDialog finding={answering} criterion={criterion} onClose={() => setAnswering(null)} />}
    </>
  );
}

function groupsOf(findings: readonly Finding[], by: RadarPlace['group']): Map<string, [Finding, ...Finding[]]> {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = by === 'rule' ? finding.rule : finding.unit.id;
    const known = groups.get(key);
    if (known) known.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}
