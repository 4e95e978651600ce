import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePlace } from '../../imports/place.js';
import { DataTable } from '../../layout/data-table.js';
import { useFormat } from '../../layout/format.js';
import { Panel } from '../../layout/page.js';
import { ErrorState } from '../../layout/states.js';
import { download } from '../../providers/download.js';
import { formOf, type ScoreReport } from './send-scores.js';

interface ScoreFaultsProps {
  periodId: string;
  file: File;
  report: ScoreReport;
}

/** What cannot be taken: where it stands, why, and how to mend it; as a workbook too. */
export function ScoreFaults({ periodId, file, report }: ScoreFaultsProps) {
  const t = useTranslate();
  const format = useFormat();
  const place = usePlace();
  const [error, setError] = useState<unknown>(null);
  const title = t('scores.faults', { n: format.count(report.faultsTotal) });

  async function take() {
    try {
      await download(`/files/ratings/${periodId}/scores-faults.xlsx`, formOf(file, { lang: format.locale }));
      setError(null);
    } catch (refusal) {
      setError(refusal);
    }
  }
  return (
    <Panel
      title={title}
      aside={
        // The faults are those of the check: after taking the rest in, its rows would be heard as well.
        !report.applied && (
          <Button variant="text" startIcon={<DownloadOutlined />} onClick={() => void take()}>
            {t('scores.faults_file')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorState error={error} />}
      <DataTable
        caption={title}
        rows={report.faults}
        rowKey={({ sheet, row, column, vi }) => [sheet, row, column, vi].join('|')}
        stackOnPhone
        columns={[
          {
            key: 'place',
            label: t('imports.place'),
            width: '24%',
            render: ({ sheet, row, column, heading }) => (
              <>
                {place(sheet, row, column)}
                <Typography variant="caption" color="textSecondary" component="div">
                  {heading}
                </Typography>
              </>
            ),
          },
          { key: 'words', label: t('imports.what_to_do'), render: (fault) => fault[format.locale] },
        ]}
      />
      {report.faults.length < report.faultsTotal && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>
          {t('scores.first_of', { n: format.count(report.faults.length) })}
        </Typography>
      )}
    </Panel>
  );
}
