import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import type { EntryRow } from './entry-rows.js';

/** So many are told of one by one; whoever goes there sees the others. */
const MOST_NAMED = 5;

interface RefusedRowsProps {
  /** rows of other pages */
  rows: readonly EntryRow[];
  onGo: (row: EntryRow) => void;
}

/** Rows of other pages that could not be saved: whose they are, on which page, why, and the way there. */
export function RefusedRows({ rows, onGo }: RefusedRowsProps) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  const more = rows.length - MOST_NAMED;
  return (
    <div role="status" className="no-print">
      {rows.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 1.5, '& .MuiAlert-message': { minWidth: 0 } }}>
          {t('entry.refused', format.counted(rows.length))}
          <Box component="ul" sx={{ m: 0, pl: 2.25, overflowWrap: 'anywhere' }}>
            {rows.slice(0, MOST_NAMED).map((row) => (
              <li key={row.key}>
                <Button size="small" sx={{ textAlign: 'left' }} onClick={() => onGo(row)}>
                  {[
                    row.draft.fullName.trim() || t('entry.no_name'),
                    t('entry.on_page', { page: format.count(row.place.page + 1) }),
                    row.place.search && t('entry.of_search', { search: row.place.search }),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </Button>{' '}
                {row.fault && words(row.fault)}
              </li>
            ))}
          </Box>
          {more > 0 && t('entry.refused_more', format.counted(more))}
        </Alert>
      )}
    </div>
  );
}
