import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { usePlace } from '../../imports/place.js';
import { DataTable } from '../../layout/data-table.js';
import { useFormat } from '../../layout/format.js';
import { Panel } from '../../layout/page.js';
import type { ScoreChange, ScoreReport } from './send-scores.js';

/** Who gets which figures, each beside the one that stood before it. */
export function ScoreChanges({ report }: { report: ScoreReport }) {
  const t = useTranslate();
  const format = useFormat();
  const place = usePlace();
  const title = t('scores.changes', { n: format.count(report.changed) });
  return (
    <Panel title={title}>
      <DataTable
        caption={title}
        rows={report.changes}
        rowKey={({ sheet, row }) => `${sheet}|${row}`}
        stackOnPhone
        columns={[
          { key: 'person', label: t('sheets.person'), width: '24%', render: (change) => <Person change={change} /> },
          {
            key: 'place',
            label: t('imports.place'),
            width: '20%',
            render: ({ sheet, row }) => place(sheet, row),
          },
          { key: 'cells', label: t('scores.figures'), render: (change) => <Cells change={change} /> },
        ]}
      />
      {report.changes.length < report.changed && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>
          {t('scores.first_of', { n: format.count(report.changes.length) })}
        </Typography>
      )}
    </Panel>
  );
}

const Person = ({ change }: { change: ScoreChange }) => (
  <>
    <Box component="span" sx={{ fontWeight: 600 }}>
      {change.name}
    </Box>
    <Typography variant="caption" color="textSecondary" component="div">
      {change.unit}
    </Typography>
  </>
);

const Cells = ({ change }: { change: ScoreChange }) => (
  <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
    {change.cells.map(({ heading, before, after }) => (
      <li key={heading}>
        {heading}: {before !== null && `${before} → `}
        <strong>{after ?? '–'}</strong>
      </li>
    ))}
  </Box>
);
