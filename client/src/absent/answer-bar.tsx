import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { ANSWERS, type AnswerCode } from './answer-dialog.js';

interface AnswerBarProps {
  count: number;
  onAnswer: (answer: AnswerCode) => void;
  onClear: () => void;
}

/** One answer for everybody who is ticked. */
export function AnswerBar({ count, onAnswer, onClear }: AnswerBarProps) {
  const t = useTranslate();
  const format = useFormat();
  if (count === 0) return null;
  return (
    <Paper
      variant="outlined"
      role="region"
      aria-label={t('people.bulk')}
      className="no-print"
      sx={{
        position: 'sticky',
        bottom: 12,
        mt: 2,
        p: 1.25,
        display: 'flex',
        gap: 1,
        flexWrap: 'wrap',
        alignItems: 'center',
        borderColor: 'primary.main',
        boxShadow: 3,
        zIndex: 2,
      }}
    >
      <Typography sx={{ fontWeight: 600, mr: 1 }} role="status">
        {t('people.selected', { smart_count: count, n: format.count(count) })}
      </Typography>
      {ANSWERS.map((answer) => (
        <Button
          key={answer}
          variant={answer === 'still_here' ? 'outlined' : 'contained'}
          onClick={() => onAnswer(answer)}
        >
          {t(`absent_answer.${answer}`)}
        </Button>
      ))}
      <Button onClick={onClear}>{t('ra.action.unselect')}</Button>
    </Paper>
  );
}
