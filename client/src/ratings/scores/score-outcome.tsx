import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { CountStrip } from '../../layout/count-strip.js';
import { FormDialog } from '../../layout/form-dialog.js';
import { useFormat } from '../../layout/format.js';
import { Panel } from '../../layout/page.js';
import { ErrorState } from '../../layout/states.js';
import { ServerError } from '../../providers/request.js';
import type { RatingAgency } from '../../rating-sheets/agency.documents.js';
import { ScoreChanges } from './score-changes.js';
import { ScoreFaults } from './score-faults.js';
import { sendScores, type ScoreReport } from './send-scores.js';

interface ScoreOutcomeProps {
  agency: RatingAgency;
  file: File;
  report: ScoreReport;
  onCheckAgain: () => void;
  onApplied: (report: ScoreReport) => void;
}

/** What a workbook would change, or has changed, and what of it cannot be taken. */
export function ScoreOutcome({ agency, file, report, onCheckAgain, onApplied }: ScoreOutcomeProps) {
  const t = useTranslate();
  const format = useFormat();
  const { fresh, unchanged, refused } = report;
  const numbers = {
    file: file.name,
    n: format.count(report.changed),
    refused: format.count(refused),
  };
  return (
    <>
      {report.applied ? (
        <Alert
          severity="success"
          variant="outlined"
          icon={<CheckCircleOutlined />}
          sx={{ mb: 2 }}
          action={
            <Button color="inherit" component={Link} to={`/ratings/${agency.periodId}/units/${agency.unitId}`}>
              {t('scores.to_sheet')}
            </Button>
          }
        >
          {t(refused > 0 ? 'scores.applied_some' : 'scores.applied', numbers)}
        </Alert>
      ) : (
        <Ready agency={agency} file={file} report={report} onCheckAgain={onCheckAgain} onApplied={onApplied} />
      )}
      <CountStrip
        label={t('imports.counts')}
        counts={[
          { key: 'new', label: t('scores.count.fresh'), n: fresh },
          { key: 'changed', label: t('scores.count.changed'), n: report.changed - fresh },
          { key: 'unchanged', label: t('scores.count.unchanged'), n: unchanged },
          { key: 'refused', label: t('scores.count.refused'), n: refused, loud: refused > 0 },
        ]}
      />
      {report.faultsTotal > 0 && <ScoreFaults periodId={agency.periodId} file={file} report={report} />}
      {report.changes.length > 0 && <ScoreChanges report={report} />}
    </>
  );
}

/** Taking the workbook in, with the numbers in the button; with rows left behind it asks once more. */
function Ready({ agency, file, report, onCheckAgain, onApplied }: ScoreOutcomeProps) {
  const t = useTranslate();
  const format = useFormat();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const some = report.refused > 0;
  const words = { n: format.count(report.changed), refused: format.count(report.refused) };

  async function apply() {
    setBusy(true);
    setError(null);
    try {
      onApplied(await sendScores(agency.periodId, file, { plan: report.plan, goodRowsOnly: some }));
      void queries.invalidateQueries();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  }
  const isOutdated = error instanceof ServerError && error.code === 'score_plan_changed';
  return (
    <Panel title={t('imports.ready')} sx={{ borderColor: 'primary.main' }}>
      <Typography sx={{ mb: 1.5 }}>{t(readyText(report), words)}</Typography>
      {error !== null && !asking && (
        <Stack sx={{ mb: 1.5 }}>
          <ErrorState error={error} />
        </Stack>
      )}
      {isOutdated ? (
        <Button variant="contained" size="medium" onClick={onCheckAgain}>
          {t('scores.check_again')}
        </Button>
      ) : (
        report.changed > 0 && (
          <Button
            variant="contained"
            size="medium"
            loading={busy && !asking}
            onClick={() => (some ? setAsking(true) : void apply())}
          >
            {t(some ? 'scores.apply_good' : 'scores.apply_all', words)}
          </Button>
        )
      )}
      {asking && !isOutdated && (
        <FormDialog
          title={t('scores.ask_title', words)}
          hint={t('scores.ask_hint', words)}
          submitLabel={t('scores.ask_submit', words)}
          busy={busy}
          error={error}
          onSubmit={() => void apply()}
          onClose={() => setAsking(false)}
        />
      )}
    </Panel>
  );
}

function readyText({ changed, unchanged, refused }: ScoreReport): string {
  if (changed > 0) return refused > 0 ? 'scores.ready_some' : 'scores.ready_all';
  if (refused === 0) return 'scores.nothing_new';
  return unchanged > 0 ? 'scores.nothing_new_some' : 'scores.nothing_good';
}
