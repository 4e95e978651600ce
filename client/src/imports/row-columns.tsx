import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Column } from '../layout/data-table.js';
import { useWords } from '../layout/error-text.js';
import { useChangeWords } from './change-words.js';
import type { ListedRow } from './import.documents.js';
import { usePlace } from './place.js';

/** The columns of the rows of a list: who, where, what comes of it, and why. */
export function useRowColumns(): Column<ListedRow>[] {
  const t = useTranslate();
  const place = usePlace();
  return [
    {
      key: 'person',
      label: t('people.full_name'),
      width: '26%',
      render: (row) => (
        <>
          <b>{row.fullName || '–'}</b>
          <Typography variant="caption" color="textSecondary" component="div">
            {[row.maskedId, place(row.sheet, row.row)].filter(Boolean).join(' · ')}
          </Typography>
        </>
      ),
    },
    { key: 'unit', label: t('board.unit'), hideBelow: 'md', width: '18%', render: (row) => row.unitName },
    { key: 'outcome', label: t('imports.outcome'), width: '12%', render: (row) => t(`import_count.${row.outcome}`) },
    { key: 'what', label: t('imports.changes'), render: (row) => <What row={row} /> },
  ];
}

/** Of a new person what was read, of a known one what changes; of any what is wrong with the row. */
function What({ row }: { row: ListedRow }) {
  const t = useTranslate();
  const words = useChangeWords();
  const problem = useWords();
  const told = row.outcome === 'changed' ? row.changes : row.values;
  const label = row.outcome === 'changed' ? null : t('imports.read_values');
  return (
    <>
      {row.problems.map((one) => (
        <Box key={[one.code, one.column].join('|')} sx={{ mb: 0.5 }}>
          {problem(one)}
        </Box>
      ))}
      {told.length > 0 && (
        <Typography variant="body2" color={row.problems.length > 0 ? 'textSecondary' : 'inherit'} component="div">
          {label && `${label}: `}
          {told.map(words).join('; ')}
        </Typography>
      )}
    </>
  );
}
