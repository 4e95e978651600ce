import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Column } from '../layout/data-table.js';
import { useWords } from '../layout/error-text.js';
import { useChangeWords } from './change-words.js';
import type { ListedRow } from './import.documents.js';
import { usePlace } from './place.js';

/**
 * The columns of the rows of a list: who, where, what comes of it, and why. On a phone the outcome stands below the
 * name; a file with one sheet does not name it in every row.
 */
export function useRowColumns({ sheets }: { sheets: readonly string[] }): Column<ListedRow>[] {
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
            {[row.maskedId, place(sheets.length > 1 ? row.sheet : '', row.row)].filter(Boolean).join(' · ')}
            <Box component="span" sx={{ display: { sm: 'none' } }}>
              {' · '}
              {t(`import_count.${row.outcome}`)}
            </Box>
          </Typography>
        </>
      ),
    },
    { key: 'unit', label: t('board.unit'), hideBelow: 'md', width: '18%', render: (row) => row.unitName },
    {
      key: 'outcome',
      label: t('imports.outcome'),
      width: '12%',
      hideBelow: 'sm',
      render: (row) => t(`import_count.${row.outcome}`),
    },
    { key: 'what', label: t('imports.read_or_changed'), render: (row) => <What row={row} /> },
  ];
}

/** Of a new person what was read, of a known one what changes; of any what is wrong with the row. */
function What({ row }: { row: ListedRow }) {
  const words = useChangeWords();
  const problem = useWords();
  const told = row.outcome === 'changed' ? row.changes : row.values;
  return (
    <>
      {row.problems.map((one) => (
        <Box key={[one.code, one.column].join('|')} sx={{ mb: 0.5 }}>
          {problem(one)}
        </Box>
      ))}
      {told.length > 0 && (
        <Typography variant="body2" color={row.problems.length > 0 ? 'textSecondary' : 'inherit'} component="div">
          {told.map(words).join('; ')}
        </Typography>
      )}
    </>
  );
}
