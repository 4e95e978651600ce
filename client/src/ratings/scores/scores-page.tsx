import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../../layout/access.js';
import { FileDrop } from '../../layout/file-drop.js';
import { Page, Panel } from '../../layout/page.js';
import { EmptyState, ErrorState, PageSkeleton } from '../../layout/states.js';
import { useServerQuery } from '../../providers/use-server.js';
import { RATING_AGENCY, type RatingAgency } from '../../rating-sheets/agency.documents.js';
import { ScoreOutcome } from './score-outcome.js';
import { sendScores, type ScoreReport } from './send-scores.js';

/** Scores of a unit by workbook: the template, the check of what was filled in, and taking it in. */
export function RatingScoresPage() {
  const t = useTranslate();
  const can = useCan();
  const { periodId = '', unitId = '' } = useParams();
  const may = can('rating.enter') && can('rating.sheet');
  const query = useServerQuery(RATING_AGENCY, { periodId, unitId }, { enabled: may, keep: true });
  const agency = query.data?.ratingAgency;
  return (
    <Page
      title={t('scores.title')}
      subtitle={agency && `${agency.unitName} · ${agency.periodName}`}
      actions={
        agency && (
          <Button variant="outlined" component={Link} to={`/ratings/${periodId}/units/${unitId}`}>
            {t('scores.to_sheet')}
          </Button>
        )
      }
    >
      {!may && <EmptyState title={t('app.not_in_role')} hint={t('app.not_in_role_hint')} />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {may && !query.error && !agency && <PageSkeleton rows={3} />}
      {may && !query.error && agency && <Steps agency={agency} />}
    </Page>
  );
}

function Steps({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const [busy, setBusy] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [checked, setChecked] = useState<{ file: File; report: ScoreReport } | null>(null);
  const { periodId, unitId } = agency;
  if (!agency.mayEnter)
    return (
      <EmptyState title={t('scores.closed')} hint={t('scores.closed_hint')}>
        <Button variant="outlined" component={Link} to={`/ratings/${periodId}/agencies/${agency.agencyId}`}>
          {t('sheets.steps')}
        </Button>
      </EmptyState>
    );

  async function check(file: File) {
    setBusy(file.name);
    setError(null);
    setChecked(null);
    try {
      setChecked({ file, report: await sendScores(periodId, file) });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy('');
    }
  }
  return (
    <>
      <Panel title={t('scores.fill')}>
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {t('scores.fill_hint', { unit: agency.unitName })}
        </Typography>
        <Button
          variant="outlined"
          startIcon={<DownloadOutlined />}
          href={`/files/ratings/${periodId}/scores-template.xlsx?unitId=${unitId}`}
          download
        >
          {t('scores.template')}
        </Button>
      </Panel>
      <Panel title={t('scores.send')}>
        <FileDrop
          label={t('scores.drop')}
          hint={t('scores.drop_hint')}
          busy={busy ? t('imports.reading', { file: busy }) : null}
          onFile={(file) => void check(file)}
        />
        {error !== null && (
          <Box sx={{ mt: 1.5 }}>
            <ErrorState error={error} />
          </Box>
        )}
      </Panel>
      {checked && (
        <ScoreOutcome
          key={checked.report.plan}
          agency={agency}
          file={checked.file}
          report={checked.report}
          onCheckAgain={() => void check(checked.file)}
          onApplied={(report) => setChecked({ file: checked.file, report })}
        />
      )}
    </>
  );
}
