import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import { PERIOD_KINDS } from '@dat100/shared/rating-period-settings';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { useLive } from '../providers/live.js';
import { useServerQuery } from '../providers/use-server.js';
import { AgenciesPanel } from './agencies-panel.js';
import { Distribution } from './distribution.js';
import { DiscardDialog } from './discard-dialog.js';
import { DraftPanel } from './draft-panel.js';
import { OpeningPanel } from './opening-panel.js';
import { PERIOD_MOVED, RATING_PERIOD, type Period } from './periods.documents.js';
import { PeriodState } from './period-state.js';

/** When no news comes over the socket. */
const LOOK_EVERY_MS = 3000;

/** A period: what is wrong before it is opened, its agencies and their steps, and the levels so far. */
export function PeriodPage() {
  const t = useTranslate();
  const can = useCan();
  const { periodId = '' } = useParams();
  const [discarding, setDiscarding] = useState(false);
  const query = useServerQuery(RATING_PERIOD, { id: periodId }, { enabled: can('rating.read'), keep: true });
  const period = query.data?.ratingPeriod;
  const isOpening = period?.state === 'opening';
  useServerQuery(RATING_PERIOD, { id: periodId }, isOpening ? { every: LOOK_EVERY_MS } : { enabled: false });
  useLive(PERIOD_MOVED, { id: periodId }, can('rating.read'), () => void query.refetch());
  return (
    <Page
      title={period?.name ?? t('periods.one')}
      subtitle={period && <Subtitle period={period} />}
      actions={
        period && (period.state === 'open' || period.state === 'locked') ? (
          <>
            {period.mayDiscard && <Button onClick={() => setDiscarding(true)}>{t('periods.discard_open')}</Button>}
            <Button variant="outlined" component={Link} to={`/ratings/${period.id}/unit-ratings`}>
              {t('periods.units')}
            </Button>
          </>
        ) : null
      }
    >
      {!can('rating.read') && <NotInRole />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !period && can('rating.read') && <PageSkeleton />}
      {!query.error && period && <Content period={period} />}
      {discarding && period && <DiscardDialog period={period} onClose={() => setDiscarding(false)} />}
    </Page>
  );
}

function Subtitle({ period }: { period: Period }) {
  const t = useTranslate();
  const format = useFormat();
  const scheme = format.locale === 'en' ? period.schemeNameEn : period.schemeNameVi;
  return (
    <>
      <Box component="span" sx={{ mr: 1 }}>
        <PeriodState state={period.state} />
      </Box>
      {t('periods.as_of', { day: format.day(period.cutOff) })} · {scheme},{' '}
      {t('schemes.version', { n: period.schemeVersion })}
      {period.kinds.length < PERIOD_KINDS.length &&
        ` · ${period.kinds.map((kind) => format.label(EMPLOYMENT_KINDS, kind)).join(', ')}`}
      {period.state !== 'draft' && ` · ${t('periods.n_people', { n: format.count(period.people) })}`}
    </>
  );
}

function Content({ period }: { period: Period }) {
  const can = useCan();
  if (period.state === 'opening') return <OpeningPanel period={period} />;
  if (period.state === 'draft')
    return (
      <>
        <DraftPanel period={period} />
        <AgenciesPanel period={period} />
      </>
    );
  return (
    <>
      {can('rating.sheet') && <Distribution period={period} />}
      <AgenciesPanel period={period} />
    </>
  );
}
