import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { Rating, RatingFacts } from '@dat100/shared/rating-facts';
import { missingInputs } from '@dat100/shared/rating-missing';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { rate } from '@dat100/shared/rating';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Page, Panel } from '../layout/page.js';
import { ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { TryResult } from '../ratings/try-result.js';
import { RequestThread } from '../requests/request-thread.js';
import { LevelsPanel } from './levels-panel.js';
import { MY_RATING, type MyRating } from './my-rating.documents.js';
import { ReviewPanel } from './review-panel.js';
import { SelfForm } from './self-form.js';

/** One's own rating: the levels side by side, what was counted and what is missing, and the way to say it is wrong. */
export function MyRatingPage() {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const { sheetId = '' } = useParams();
  const query = useServerQuery(MY_RATING, { sheetId }, { enabled: can('self.read'), keep: true });
  const mine = query.data?.myRating;
  return (
    <Page
      title={mine ? t('my_rating.one', { year: mine.year }) : t('my_rating.title')}
      subtitle={
        mine && (
          <>
            {[mine.fullName, mine.title, mine.unitName].filter(Boolean).join(' · ')}
            <br />
            {t('my_rating.as_of', { day: format.day(mine.cutOff), agency: mine.agencyName })}
          </>
        )
      }
      actions={
        <Button variant="outlined" component={Link} to="/me/ratings">
          {t('my_rating.back')}
        </Button>
      }
    >
      {!can('self.read') && <NotInRole />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {can('self.read') && !query.error && !mine && <PageSkeleton rows={6} />}
      {!query.error && mine && <Shown key={mine.sheetId} mine={mine} />}
    </Page>
  );
}

function Shown({ mine }: { mine: MyRating }) {
  const t = useTranslate();
  // The server sends canonical texts of facts and schemes only.
  const rating = rate(JSON.parse(mine.scheme) as RatingScheme, JSON.parse(mine.facts) as RatingFacts);
  return (
    <>
      <LevelsPanel mine={mine} outcome={rating.outcome} />
      {!mine.notRated && <SelfForm mine={mine} />}
      <Panel title={t('my_rating.counted')}>
        <Lacking rating={rating} locked={mine.lockRevision > 0} />
        <TryResult rating={rating} />
      </Panel>
      <ReviewPanel mine={mine} />
      <RequestThread requests={mine.requests} />
    </>
  );
}

/** What was missing, named in one place before the rules one by one; and what may still be done about it. */
function Lacking({ rating, locked }: { rating: Rating; locked: boolean }) {
  const t = useTranslate();
  const { locale, count } = useFormat();
  const missing = missingInputs(rating).map((label) => label[locale]);
  if (missing.length === 0) return null;
  return (
    <Alert severity={locked ? 'info' : 'warning'} variant="outlined" sx={{ mb: 2 }}>
      {t('my_rating.lacks', { n: count(missing.length), names: missing.join('; ') })}{' '}
      {t(locked ? 'my_rating.lacks_locked' : 'my_rating.lacks_hint')}
    </Alert>
  );
}
