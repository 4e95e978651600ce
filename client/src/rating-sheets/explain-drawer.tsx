import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { rate } from '@dat100/shared/rating';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import { missingInputs } from '@dat100/shared/rating-missing';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { ErrorState, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { TryResult } from '../ratings/try-result.js';
import { FactsForm } from './facts-form.js';
import { useRatingWords } from './rating-words.js';
import { RATING_SHEET, type RatingSheet } from './sheet.documents.js';
import { StandingButtons } from './standing-buttons.js';
import { StepList } from './step-list.js';

/**
 * Why somebody stands where they do: every rule, what it looked at with date and source, what is missing, what was done.
 * `whole`: all of the agency is the reader's, and so is what people asked of it.
 */
export function ExplainDrawer({ id, whole, onClose }: { id: string; whole: boolean; onClose: () => void }) {
  const t = useTranslate();
  const can = useCan();
  const heading = useId();
  const query = useServerQuery(RATING_SHEET, { id });
  const sheet = query.data?.ratingSheet;
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': heading,
          sx: { width: { xs: 1, sm: 620 }, p: { xs: 1.5, sm: 2.5 } },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, mb: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography id={heading} variant="h2">
            {sheet?.fullName ?? t('sheets.explain')}
          </Typography>
          {sheet && (
            <Typography variant="body2" color="textSecondary">
              {[sheet.title, sheet.unitName].filter(Boolean).join(' · ')}
            </Typography>
          )}
        </Box>
        <IconButton aria-label={t('ra.action.close')} onClick={onClose}>
          <CloseOutlined />
        </IconButton>
      </Box>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !sheet && <RowsSkeleton rows={10} />}
      {sheet && whole && can('rating.lock') && (
        <Button
          className="no-print"
          component={Link}
          to={`/ratings/cases/${id}`}
          sx={{ mb: 1, alignSelf: 'flex-start' }}
        >
          {t('requests.list')}
        </Button>
      )}
      {sheet && (
        <Explained sheet={sheet} renew={async () => (await query.refetch({ throwOnError: true })).data?.ratingSheet} />
      )}
    </Drawer>
  );
}

interface ExplainedProps {
  sheet: RatingSheet;
  renew: () => Promise<RatingSheet | undefined>;
}

function Explained({ sheet, renew }: ExplainedProps) {
  const t = useTranslate();
  const { locale } = useFormat();
  const [entering, setEntering] = useState(false);
  const scheme = JSON.parse(sheet.schemeContent) as RatingScheme;
  const facts = JSON.parse(sheet.facts) as RatingFacts;
  const rating = rate(scheme, facts);
  const missing = missingInputs(rating).map((label) => label[locale]);
  if (entering)
    return <FactsForm sheet={sheet} scheme={scheme} facts={facts} renew={renew} onDone={() => setEntering(false)} />;
  // The drawer is a column that would squeeze its table, and cut its rows.
  return (
    <Box sx={{ flexShrink: 0 }}>
      <Levels sheet={sheet} />
      {missing.length > 0 && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2 }} data-testid="rating-missing">
          <Typography sx={{ fontWeight: 600 }}>{t('sheets.missing', { n: missing.length })}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {missing.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </Box>
        </Alert>
      )}
      <Box
        className="no-print"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2, '&:empty': { display: 'none' } }}
      >
        {sheet.mayEnter && (
          <Button variant="contained" onClick={() => setEntering(true)}>
            {t('sheets.enter')}
          </Button>
        )}
        {sheet.mayManage && <StandingButtons sheet={sheet} isOut={facts.takenOut !== undefined} />}
      </Box>
      <TryResult rating={rating} />
      <Typography variant="h3" sx={{ mt: 3, mb: 1 }}>
        {t('sheets.history')}
      </Typography>
      <StepList steps={sheet.steps} />
      {sheet.digest && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2, overflowWrap: 'anywhere' }}>
          {t('sheets.digest', { revision: sheet.lockRevision, digest: sheet.digest })}
        </Typography>
      )}
    </Box>
  );
}

/** What the person said of themselves, the team and whoever decided, with their reasons. */
function Levels({ sheet }: { sheet: RatingSheet }) {
  const t = useTranslate();
  const words = useRatingWords();
  const rows = [
    { key: 'self', level: sheet.selfLevel, said: sheet.selfText },
    { key: 'team', level: sheet.teamLevel, said: sheet.teamReason },
    { key: 'final', level: sheet.finalLevel, said: sheet.finalReason },
  ].filter(({ level }) => level !== null);
  if (rows.length === 0) return null;
  return (
    <Box
      component="dl"
      sx={{ m: 0, mb: 2, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5 }}
    >
      {rows.map(({ key, level, said }) => (
        <Box key={key} sx={{ display: 'contents' }}>
          <Typography component="dt" color="textSecondary">
            {t(`sheets.${key}`)}
          </Typography>
          <Typography component="dd" sx={{ m: 0 }}>
            <strong>{words.name(level)}</strong>
            {said && ` — ${said}`}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
