import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { AGENCY_STATES } from '@dat100/shared/rating-period';
import { useCan } from '../layout/access.js';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { Page, Panel } from '../layout/page.js';
import { ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { ActDialog } from './act-dialog.js';
import { RATING_AGENCY, type RatingAgency } from './agency.documents.js';
import { AgencyPapers } from './agency-papers.js';
import { AgencyTeams } from './agency-teams.js';
import { CapMeter } from './cap-meter.js';
import { Delegations } from './delegations.js';
import { LevelCounts } from './level-counts.js';
import { StepList } from './step-list.js';

/** An agency in a rating period: where it stands, what is open, and the next step. */
export function RatingAgencyPage() {
  const t = useTranslate();
  const can = useCan();
  const format = useFormat();
  const { periodId = '', unitId = '' } = useParams();
  const query = useServerQuery(RATING_AGENCY, { periodId, unitId }, { enabled: can('rating.sheet'), keep: true });
  const agency = query.data?.ratingAgency;
  if (!can('rating.sheet'))
    return (
      <Page title={t('sheets.agency')}>
        <NotInRole />
      </Page>
    );
  return (
    <Page
      title={agency?.name ?? t('sheets.agency')}
      subtitle={agency && `${agency.periodName} · ${t('sheets.cut_off', { day: format.day(agency.cutOff) })}`}
      actions={
        agency && (
          <Button
            variant="outlined"
            component={Link}
            to={`/ratings/${periodId}/units/${agency.whole ? agency.agencyId : agency.unitId}`}
          >
            {t('sheets.open_sheet')}
          </Button>
        )
      }
    >
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !agency && <PageSkeleton />}
      {!query.error && agency && (
        <>
          <Standing agency={agency} />
          {agency.meter && agency.state !== 'open' && (
            <CapMeter meter={agency.meter} decided={agency.state === 'decided' || agency.state === 'locked'} />
          )}
          <AgencyTeams agency={agency} />
          {agency.whole && <AgencyPapers agency={agency} />}
          {agency.counts.length > 0 && <LevelCounts counts={agency.counts} />}
          {agency.whole && <Delegations agency={agency} />}
          {agency.whole && (
            <Panel title={t('sheets.history')}>
              <StepList steps={agency.steps} />
            </Panel>
          )}
        </>
      )}
    </Page>
  );
}

/** The steps with the one that stands, what is open before the next, and what the reader may do. */
function Standing({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const [act, setAct] = useState<string | null>(null);
  const at = AGENCY_STATES.findIndex(({ code }) => code === agency.state);
  return (
    <Paper component="section" variant="outlined" aria-label={t('sheets.steps')} sx={{ p: { xs: 1.5, sm: 2 }, mb: 2 }}>
      <Stepper
        activeStep={agency.state === 'locked' ? at + 1 : at}
        orientation={phone ? 'vertical' : 'horizontal'}
        alternativeLabel={!phone}
      >
        {AGENCY_STATES.map((state) => (
          <Step key={state.code}>
            <StepLabel>{state[format.locale]}</StepLabel>
          </Step>
        ))}
      </Stepper>
      <Typography variant="body2" sx={{ mt: 2 }}>
        {t('sheets.days', {
          self: format.day(agency.selfDue),
          propose: format.day(agency.proposeDue),
          decide: format.day(agency.decideDue),
        })}
        {agency.outstanding && ` · ${t('schemes.caps.outstanding')}`}
      </Typography>
      {agency.onBehalfOf && (
        <Typography variant="body2">{t('sheets.on_behalf', { head: agency.onBehalfOf })}</Typography>
      )}
      {agency.digest && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ overflowWrap: 'anywhere' }}>
          {t('sheets.digest', { revision: agency.lockRevision, digest: agency.digest })}
        </Typography>
      )}
      {agency.points.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1.5 }} data-testid="open-points">
          <Typography sx={{ fontWeight: 600 }}>{t('sheets.open_points')}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {agency.points.map((point) => (
              <li key={words(point)}>{words(point)}</li>
            ))}
          </Box>
        </Alert>
      )}
      <Box className="no-print" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: agency.acts.length > 0 ? 2 : 0 }}>
        {agency.acts.map((one) => (
          <Button key={one} variant={one === 'return' ? 'outlined' : 'contained'} onClick={() => setAct(one)}>
            {t(`sheets.act.${one}`)}
          </Button>
        ))}
      </Box>
      {act && <ActDialog agency={agency} act={act} onClose={() => setAct(null)} />}
    </Paper>
  );
}
