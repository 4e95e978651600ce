import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { Filters } from '../people/people-filters.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import type { Part } from './funnel-parts.js';

/** A phrase about those at a stage, and the people it is about. */
export interface Phrase {
  key: string;
  text: string;
  filters?: Filters;
  late?: boolean;
}

/** From so many on, one in ten is more than the one who waits longest. */
const TEN = 10;

/** What is said of the waiting at a stage, in plain words, nothing where nobody waits. */
export function useWaitingPhrases(): (part: Part) => Phrase[] {
  const t = useTranslate();
  const format = useFormat();
  const limitText = useLimitText();
  return ({ code, stage, waiting }) => {
    if (!waiting) return [];
    const { known, median, ninth, overdue } = waiting;
    const limit = limitText(stage?.limit ?? null);
    const since = (days: number): Filters => ({ stage: code, waitingAtLeast: days });
    const phrases: Phrase[] = [];
    if (median) {
      const words = known === 1 ? 'one' : 'half';
      phrases.push({
        key: 'median',
        text: median.days === 0 ? t(`waiting.${words}_0`) : t(`waiting.${words}_n`, format.counted(median.days)),
        filters: since(median.days),
      });
    }
    if (ninth && ninth.days > (median?.days ?? 0)) {
      const isFew = known !== null && known < TEN;
      phrases.push({
        key: 'ninth',
        text: t(isFew ? 'waiting.longest_n' : 'waiting.tenth_n', format.counted(ninth.days)),
        filters: since(ninth.days),
      });
    }
    if (overdue !== null && known !== null && known > 0 && limit)
      phrases.push(
        overdue === 0
          ? { key: 'overdue', text: t('waiting.overdue_none', { limit }) }
          : {
              key: 'overdue',
              text: t('waiting.overdue_n', { n: format.count(overdue), limit }),
              filters: { stage: code, overdue: true },
              late: true,
            },
      );
    if (stage && known === 0) phrases.push({ key: 'known', text: t('waiting.known_none') });
    else if (known !== null && known > 0 && known < waiting.count)
      phrases.push({ key: 'known', text: t('waiting.known_n', { n: format.count(known) }), filters: since(0) });
    return phrases;
  };
}

type Limit = NonNullable<Part['stage']>['limit'];

/** "7 ngày làm việc (3 khi đã có: Căn cước gắn chip)"; '' without a limit. */
function useLimitText(): (limit: Limit) => string {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const catalogue = useCatalogue();
  return (limit) => {
    if (!limit) return '';
    const text = t(`waiting.limit_${limit.kind}`, format.counted(limit.days));
    if (!limit.quicker) return text;
    const criterion = nameOf(catalogue.criterion(limit.quicker.criterion));
    return t('waiting.limit_quicker', { limit: text, quicker: limit.quicker.days, criterion });
  };
}
