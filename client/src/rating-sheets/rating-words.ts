import { useTranslate } from 'react-admin';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { useFormat } from '../layout/format.js';
import type { RatingLine } from './sheet.documents.js';

/** The code of a level the server named; null for none. */
export function levelOf(code: string | null | undefined): Level | null {
  return LEVELS.find((level) => level.code === code)?.code ?? null;
}

/** Words of levels and of what the machine makes of somebody, in the language of the screen. */
export function useRatingWords() {
  const t = useTranslate();
  const format = useFormat();
  const name = (code: string | null | undefined) => (code ? format.label(LEVELS, code) : '—');
  return {
    name,
    /** "Hoàn thành tốt", without the words that all levels have */
    short: (code: string | null | undefined) => (code ? t(`sheets.level.${code}`) : '—'),
    machine: ({ outcome, level, best, worst }: Pick<RatingLine, 'outcome' | 'level' | 'best' | 'worst'>) =>
      outcome === 'not_rated'
        ? t('sheets.not_rated')
        : level
          ? t(`sheets.level.${level}`)
          : t('sheets.machine_open', { best: t(`sheets.level.${best}`), worst: t(`sheets.level.${worst}`) }),
  };
}
