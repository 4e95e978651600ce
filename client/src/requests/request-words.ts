import { useTranslate } from 'react-admin';
import { LEVELS } from '@dat100/shared/rating-scheme';
import { useFormat } from '../layout/format.js';

/** Words for levels and clocks of ratings. */
export function useRequestWords() {
  const t = useTranslate();
  const format = useFormat();
  return {
    level: (code: string | null | undefined, none: string) => (code ? format.label(LEVELS, code) : none),
    /** "hết ngày 05/12/2023 (còn 3 ngày)"; a clock that ran out says by how much. */
    clock: ({ dueOn, daysLeft }: { dueOn: string; daysLeft: number }) => {
      const day = format.day(dueOn);
      if (daysLeft === 0) return t('requests.today', { day });
      return t(daysLeft < 0 ? 'requests.overdue' : 'requests.left', { day, n: format.count(Math.abs(daysLeft)) });
    },
  };
}
