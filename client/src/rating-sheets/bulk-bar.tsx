import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { useFormat } from '../layout/format.js';
import { TickedBar } from '../layout/ticked-bar.js';
import { levelOf } from './rating-words.js';
import type { RatingLine } from './sheet.documents.js';

interface BulkBarProps {
  lines: readonly RatingLine[];
  /** how many the filter finds, on all pages */
  total: number;
  /** the most that are ticked at once */
  most: number;
  choosing: boolean;
  /** all of them are ticked, but for those nobody gives a level to */
  whole: boolean;
  /** null: nobody gives this person a level */
  onGive: (levelFor: (line: RatingLine) => Level | null) => void;
  onChooseAll: () => void;
  onClear: () => void;
}

/** One level for everybody ticked, on whatever page they are, or for each the one that stands before it. */
export function BulkBar({ lines, total, most, choosing, whole, onGive, onChooseAll, onClear }: BulkBarProps) {
  const t = useTranslate();
  const format = useFormat();
  const short = (code: string, at: number) => `${at + 1}. ${t(`sheets.level.${code}`)}`;
  const all = Math.min(total, most);
  return (
    <TickedBar label={t('sheets.bulk')} status={t('sheets.ticked', { n: format.count(lines.length) })}>
      {!whole && lines.length < all && (
        <Button loading={choosing} onClick={onChooseAll}>
          {t(total > most ? 'sheets.choose_first' : 'sheets.choose_all', { n: format.count(all) })}
        </Button>
      )}
      <Button variant="outlined" onClick={() => onGive((line) => levelOf(line.teamLevel ?? line.level))}>
        {t('sheets.as_stands')}
      </Button>
      {LEVELS.map((level, i) => (
        <Button
          key={level.code}
          onClick={() => onGive(() => level.code)}
          aria-label={`${short(level.code, i)}: ${level[format.locale]}`}
        >
          {short(level.code, i)}
        </Button>
      ))}
      <Button color="inherit" onClick={onClear}>
        {t('sheets.untick')}
      </Button>
    </TickedBar>
  );
}
