import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { AgencyState } from '../periods/period-state.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { RATING_AGENCY, type RatingAgency } from './agency.documents.js';
import { Sheet } from './sheet.js';

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
            <SaveViewButton suggestion={page.unitName} />
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
      {!agency.error && page && <Sheet key={`${page.periodId} ${page.unitId}`} agency={page} />}
    </Page>
  );
}

function Subtitle({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <>
      {agency.periodName} · {t('sheets.cut_off', { day: format.day(agency.cutOff) })}
      <Box component="span" sx={{ ml: 1 }}>
        <AgencyState state={agency.state} />
      </Box>
      {agency.onBehalfOf && (
        <Typography variant="body2" component="div">
          {t('sheets.on_behalf', { head: agency.onBehalfOf })}
        </Typography>
      )}
    </>
  );
}
