import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useNotify, useTranslate } from 'react-admin';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';

export interface RecordResult {
  recorded: number;
  unchanged: number;
  problems: { personId: string; fullName: string; code: string; messageVi: string; messageEn: string }[];
}

/** People whose change was refused, each with the reason: the rest has been recorded. */
export function ChangeProblems({ result }: { result: RecordResult | undefined }) {
  const t = useTranslate();
  const words = useWords();
  const format = useFormat();
  if (!result || result.problems.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ alignItems: 'flex-start' }}>
      {t('people.recorded_but', {
        n: format.count(result.recorded),
        smart_count: result.problems.length,
        m: format.count(result.problems.length),
      })}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, maxHeight: 220, overflow: 'auto' }}>
        {result.problems.map((problem) => (
          <li key={problem.personId}>
            <b>{problem.fullName}</b>: {words(problem)}
          </li>
        ))}
      </Box>
    </Alert>
  );
}

/** Says how many were recorded and closes; with problems the dialog stays open to show them. */
export function useAfterChange(onClose: () => void, onDone: () => void): (result: RecordResult) => void {
  const notify = useNotify();
  const format = useFormat();
  return (result) => {
    if (result.problems.length > 0) return;
    const key = result.recorded > 0 ? 'people.recorded' : 'people.nothing_changed';
    notify(key, { type: 'success', messageArgs: { smart_count: result.recorded, n: format.count(result.recorded) } });
    onDone();
    onClose();
  };
}
