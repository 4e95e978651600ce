import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { TickedBar } from '../layout/ticked-bar.js';
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
    <TickedBar label={t('people.bulk')} status={t('people.selected', { smart_count: count, n: format.count(count) })}>
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
    </TickedBar>
  );
}
