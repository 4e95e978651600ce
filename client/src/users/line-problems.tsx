import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import type { SlipResult } from './user.documents.js';

/** Lines that made no account, with the reason; the other lines did. */
export function LineProblems({ result }: { result: SlipResult | undefined }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWords();
  if (!result || result.problems.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ alignItems: 'flex-start' }}>
      {t('users.made_but', { n: format.count(result.slips.length), m: format.count(result.problems.length) })}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {result.problems.map((problem) => (
          <li key={`${problem.line}-${problem.code}`}>
            {t('imports.row', { row: String(problem.line) })}: {words(problem)}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
