import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { AGENCY_STATES } from '@dat100/shared/rating-period';
import type { Outcome } from '@dat100/shared/rating-facts';
import { shownToPerson } from '@dat100/shared/rating-self';
import type { AgencyState } from '@dat100/shared/rating-period';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useRequestWords } from '../requests/request-words.js';
import type { MyRating } from './my-rating.documents.js';

/** The levels side by side, each with who gave it and why; the decided one stands out. */
export function LevelsPanel({ mine, outcome }: { mine: MyRating; outcome: Outcome }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useRequestWords();
  const shown = shownToPerson(mine.agencyState as AgencyState);
  const proposed = outcome.kind === 'proposed' ? outcome.level : null;
  return (
    <Panel title={t('my_rating.levels')} aside={<span>{format.label(AGENCY_STATES, mine.agencyState)}</span>}>
      {mine.lockRevision > 1 && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
          {t('my_rating.revised', { n: mine.lockRevision })}
        </Alert>
      )}
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)', lg: 'repeat(4, 1fr)' } }}
      >
        <Level name={t('my_rating.final')} strong>
          <span data-testid="my-level">
            {mine.notRated
              ? t('my_rating.not_rated')
              : words.level(mine.finalLevel, t(shown.final ? 'my_rating.none_yet' : 'my_rating.no_result'))}
          </span>
          <Small>
            {mine.finalBy && t('my_rating.decided_by', { name: mine.finalBy, at: format.instant(mine.finalAt) })}
          </Small>
          <Small>{mine.finalReason && t('my_rating.reason', { text: mine.finalReason })}</Small>
          <Small>{!shown.final && t('my_rating.decide_due', { day: format.day(mine.decideDue) })}</Small>
        </Level>
        <Level name={t('my_rating.team')}>
          {words.level(mine.teamLevel, t(shown.team ? 'my_rating.none_yet' : 'my_rating.hidden_yet'))}
          <Small>{mine.teamReason && t('my_rating.reason', { text: mine.teamReason })}</Small>
        </Level>
        <Level name={t('my_rating.self')}>{words.level(mine.selfLevel, t('my_rating.none_yet'))}</Level>
        <Level name={t('my_rating.machine')}>{words.level(proposed, t('my_rating.none_yet'))}</Level>
      </Box>
      {mine.lockedAt && mine.lockRevision > 0 && (
        <Box sx={{ mt: 2 }}>
          <Small>{t('my_rating.revision', { at: format.instant(mine.lockedAt), n: mine.lockRevision })}</Small>
          <Small>{mine.digest && t('app.digest', { digest: mine.digest })}</Small>
        </Box>
      )}
    </Panel>
  );
}

function Level({ name, strong, children }: { name: string; strong?: boolean; children: ReactNode }) {
  return (
    <Box>
      <Typography variant="caption" color="textSecondary" component="div">
        {name}
      </Typography>
      <Typography variant={strong ? 'h3' : 'body1'} component="div">
        {children}
      </Typography>
    </Box>
  );
}

/** A line of small print; nothing where there is nothing to say. */
function Small({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <Typography variant="caption" color="textSecondary" component="div" sx={{ overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );
}
