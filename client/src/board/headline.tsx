import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Fragment, memo, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { daysBetween, useFormat } from '../layout/format.js';
import type { Board, Figures } from './board.documents.js';
import type { LinkOf } from './funnel-parts.js';
import { useLinkOf } from './funnel-parts.js';
import { useForecastBrief, usePaceText } from './forecast-words.js';
import { PeopleNumber } from './people-number.js';
import type { Forecast } from './trend.documents.js';
import { TrustBars } from './trust-bars.js';

interface HeadlineProps {
  board: Board;
  /** Undefined: still on its way; a closing board has none. */
  forecast: Forecast | undefined;
  moved: boolean;
}

/** The big number: who has achieved of those in scope, what is left, the pace that it takes, and where it leads. */
export const Headline = memo(function Headline({ board, forecast, moved }: HeadlineProps) {
  const t = useTranslate();
  const format = useFormat();
  const { total } = board;
  const linkOf = useLinkOf(board);
  const nobody = total.inScope === 0;
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={t('board.headline')}
      className="keep-together"
      sx={{ mb: 2 }}
    >
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', md: 'minmax(240px, 4fr) minmax(260px, 5fr) minmax(320px, 5fr)' },
        }}
      >
        <Box sx={{ p: { xs: 2, sm: 2.5 } }}>
          <Typography variant="overline" color="textSecondary" component="h2">
            {t('board.achieved_of_scope')}
          </Typography>
          <Box
            className={moved ? 'moved' : undefined}
            key={moved ? board.version : 'still'}
            sx={(theme) => ({ '--flash': theme.palette.tones.flash })}
          >
            {nobody ? (
              <Typography sx={{ fontSize: '1.375rem', fontWeight: 600, py: 1 }}>
                {t('board.no_one_in_scope')}
              </Typography>
            ) : (
              <Typography
                component="p"
                sx={{
                  fontSize: { xs: '2.75rem', sm: '3.25rem' },
                  fontWeight: 600,
                  lineHeight: 1.1,
                  letterSpacing: '-0.03em',
                }}
                data-testid="rate"
              >
                {format.rate(total.rateText)}
              </Typography>
            )}
            <Typography sx={{ fontSize: '1.0625rem', fontWeight: 500 }} data-testid="fraction">
              {t('board.people_of', { claimed: format.count(total.claimed), inScope: format.count(total.inScope) })}
            </Typography>
          </Box>
          <OutOfScope figures={total} linkOf={linkOf} />
        </Box>
        <Divided>
          <TrustBars figures={total} targetPercent={board.targetPercent} linkOf={linkOf} />
        </Divided>
        <Divided>
          <Remaining board={board} forecast={forecast} linkOf={linkOf} />
        </Divided>
      </Box>
    </Paper>
  );
});

function Divided({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        p: { xs: 2, sm: 2.5 },
        borderLeft: { xs: 0, md: 1 },
        borderTop: { xs: 1, md: 0 },
        borderColor: { xs: 'divider', md: 'divider' },
      }}
    >
      {children}
    </Box>
  );
}

/** Who is not in scope, and opens with it; the rows of lists that nobody has settled yet are no people. */
function OutOfScope({ figures, linkOf }: { figures: Figures; linkOf: LinkOf }) {
  const t = useTranslate();
  const format = useFormat();
  const parts = [
    { key: 'exempt', count: figures.exempt, to: linkOf({ scope: 'exempt' }) },
    { key: 'deferred', count: figures.deferred, to: linkOf({ scope: 'deferred' }) },
    {
      key: 'achieved_out_of_scope',
      count: figures.achievedOutOfScope,
      to: linkOf({ scope: 'achieved_out_of_scope' }),
    },
    { key: 'uncounted', count: figures.uncounted, to: undefined },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  return (
    <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }} data-testid="out-of-scope">
      {parts.map(({ key, count, to }, i) => (
        <Fragment key={key}>
          {i > 0 && ' · '}
          <PeopleNumber to={to}>{t(`board.${key}_n`, { n: format.count(count) })}</PeopleNumber>
        </Fragment>
      ))}
    </Typography>
  );
}

function Remaining({ board, forecast, linkOf }: Pick<HeadlineProps, 'board' | 'forecast'> & { linkOf: LinkOf }) {
  const t = useTranslate();
  const format = useFormat();
  const { left, inScope } = board.total;
  const days = daysBetween(board.asOf, board.dueOn);
  const due =
    days > 0
      ? t('board.days_left', format.counted(days))
      : days === 0
        ? t('board.due_today')
        : t('board.overdue_days', format.counted(-days));
  return (
    <>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.25, gridTemplateColumns: '1fr 1fr' }}>
        <Fact
          name={t('board.left')}
          value={inScope === 0 ? '–' : format.count(left)}
          to={left > 0 ? linkOf({ notAchieved: true }) : undefined}
          note={t('board.people_unit')}
        />
        <Fact name={t('board.due', { day: format.day(board.dueOn) })} value={due} />
        {forecast && inScope > 0 && <Ahead forecast={forecast} targetPercent={board.targetPercent} />}
      </Box>
      {board.asKnown && inScope > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.25 }} data-testid="no-forecast">
          {t('board.as_known_no_forecast')}
        </Typography>
      )}
    </>
  );
}

/** Pace now against the pace it takes, and when the target will be reached. */
function Ahead({ forecast, targetPercent }: { forecast: Forecast; targetPercent: number }) {
  const t = useTranslate();
  const format = useFormat();
  const paceText = usePaceText();
  const { value, note } = useForecastBrief()(forecast);
  const { reason, paceNow, paceNeeded, stuckInTheWay } = forecast;
  const stuck = { smart_count: stuckInTheWay, n: format.count(stuckInTheWay) };
  return (
    <>
      {paceNeeded && <Fact name={t('board.pace_needed')} value={paceText(paceNeeded)} note={t('board.per_week')} />}
      {paceNow && reason !== 'reached' && (
        <Fact name={t('trend.pace_now')} value={paceText(paceNow)} note={t('board.per_week')} />
      )}
      <Fact
        name={t(reason === 'reached' ? 'board.target' : 'trend.expected_on', { percent: targetPercent })}
        value={value}
        testId="expected"
        below={stuckInTheWay > 0 && forecast.early ? t('trend.brief_stuck', stuck) : note}
      />
    </>
  );
}

interface FactProps {
  name: string;
  value: string;
  note?: string;
  /** A remark on a line of its own. */
  below?: string;
  testId?: string;
  /** The people behind the value. */
  to?: string | undefined;
}

function Fact({ name, value, note, below, testId, to }: FactProps) {
  return (
    <div>
      <Typography variant="caption" color="textSecondary" component="dt">
        {name}
      </Typography>
      <Typography
        component="dd"
        data-testid={testId}
        sx={{ m: 0, fontWeight: 600, fontSize: '1.125rem', lineHeight: 1.3 }}
      >
        {to ? (
          <Link to={to} style={{ color: 'inherit' }}>
            {value}
          </Link>
        ) : (
          value
        )}
        {note && (
          <Typography component="span" variant="body2" sx={{ ml: 0.5 }}>
            {note}
          </Typography>
        )}
        {below && (
          <Typography variant="caption" color="textSecondary" component="p">
            {below}
          </Typography>
        )}
      </Typography>
    </div>
  );
}
