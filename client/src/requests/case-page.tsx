import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { Page, Panel } from '../layout/page.js';
import { ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { AnswerDialog } from './answer-dialog.js';
import { CorrectionDialog } from './correction-dialog.js';
import { RequestThread } from './request-thread.js';
import { useRequestWords } from './request-words.js';
import { RATING_CASE, type RatingCase, type RatingRequest } from './requests.documents.js';

/** Somebody's result with what was asked about it: to answer, and to ask for a correction. */
export function RatingCasePage() {
  const t = useTranslate();
  const can = useCan();
  const { sheetId = '' } = useParams();
  const query = useServerQuery(RATING_CASE, { sheetId }, { enabled: can('rating.sheet'), keep: true });
  const result = query.data?.ratingCase;
  return (
    <Page
      title={result ? t('requests.case', { name: result.fullName }) : t('requests.case_title')}
      subtitle={result && [result.title, result.unitName, result.periodName].filter(Boolean).join(' · ')}
      actions={
        <Button variant="outlined" component={Link} to="/ratings/inbox">
          {t('requests.back')}
        </Button>
      }
    >
      {!can('rating.sheet') && <NotInRole />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {can('rating.sheet') && !query.error && !result && <PageSkeleton rows={4} />}
      {!query.error && result && <Shown result={result} />}
    </Page>
  );
}

function Shown({ result }: { result: RatingCase }) {
  const t = useTranslate();
  const words = useRequestWords();
  const [correcting, setCorrecting] = useState(false);
  const [answering, setAnswering] = useState<RatingRequest | null>(null);
  const none = t(result.notRated ? 'my_rating.not_rated' : 'my_rating.no_result');
  return (
    <>
      <Panel
        title={t('requests.result')}
        aside={
          result.mayCorrect && (
            <Button variant="contained" className="no-print" onClick={() => setCorrecting(true)}>
              {t('requests.correct')}
            </Button>
          )
        }
      >
        <Typography variant="h3" component="p" data-testid="rating-result">
          {words.level(result.finalLevel, none)} (
          {result.lockRevision > 0 ? t('requests.locked', { n: result.lockRevision }) : t('requests.not_locked')})
        </Typography>
        {result.finalReason && (
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {t('my_rating.reason', { text: result.finalReason })}
          </Typography>
        )}
        <Typography variant="body2" color="textSecondary">
          {t('my_rating.final')}: {result.agencyName}
        </Typography>
        {result.digest && (
          <Typography variant="caption" color="textSecondary" component="p" sx={{ overflowWrap: 'anywhere' }}>
            {t('app.digest', { digest: result.digest })}
          </Typography>
        )}
      </Panel>
      <RequestThread
        requests={result.requests}
        actions={(request) =>
          request.mayAnswer && (
            <Button variant="contained" size="small" onClick={() => setAnswering(request)}>
              {t('requests.answer_button')}
            </Button>
          )
        }
      />
      {correcting && <CorrectionDialog result={result} onClose={() => setCorrecting(false)} />}
      {answering && <AnswerDialog request={answering} level={result.finalLevel} onClose={() => setAnswering(null)} />}
    </>
  );
}
