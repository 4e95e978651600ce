import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useNotify, useTranslate } from 'react-admin';
import { useWords } from '../layout/error-text.js';
import { useFormat } from '../layout/format.js';
import { offerUndo } from '../undo/undo-offer.js';

export interface RecordResult {
  recorded: number;
  unchanged: number;
  problems: PersonProblem[];
  /** the key to take it back with; null = nobody was changed */
  editId: string | null;
}

interface PersonProblem {
  personId: string;
  fullName: string;
  code: string;
  messageVi: string;
  messageEn: string;
}

/** People whose change was refused, each with the reason: the rest has been recorded. */
export function ChangeProblems({ result }: { result: RecordResult | undefined }) {
  const t = useTranslate();
  const format = useFormat();
  if (!result || result.problems.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ alignItems: 'flex-start' }}>
      {t('people.recorded_but', {
        n: format.count(result.recorded),
        smart_count: result.problems.length,
        m: format.count(result.problems.length),
      })}
      <ProblemList problems={result.problems} />
    </Alert>
  );
}

/** People by name, each with what stood in the way. */
export function ProblemList({ problems }: { problems: readonly PersonProblem[] }) {
  const words = useWords();
  return (
    <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, maxHeight: 220, overflow: 'auto' }}>
      {problems.map((problem) => (
        <li key={problem.personId}>
          <b>{problem.fullName}</b>: {words(problem)}
        </li>
      ))}
    </Box>
  );
}

/** Says how many were recorded, with the way back, and closes; with problems the dialog stays open to show them. */
export function useAfterChange(onClose: () => void, onDone: () => void): (result: RecordResult) => void {
  const notify = useNotify();
  return ({ recorded, problems, editId }) => {
    if (editId !== null) offerUndo({ said: 'people.recorded', count: recorded, editId });
    if (problems.length > 0) return;
    if (editId === null) notify('people.nothing_changed', { type: 'success' });
    onDone();
    onClose();
  };
}
