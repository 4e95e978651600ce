import type { Criterion } from '../providers/catalogue.js';
import type { Standing } from './person.documents.js';

/**
 * The stage that is likely recorded next: the one after where somebody stands, and after a side stage (rejected) the one
 * before it, which is gone through again. The last one for who has achieved it, and where nothing is known.
 * @returns the code; '' for a criterion without stages
 */
export function nextStage({ stages }: Pick<Criterion, 'stages'>, at: string | null): string {
  const goal = stages.find(({ achieved }) => achieved)?.code ?? '';
  const index = stages.findIndex(({ code }) => code === at);
  const stage = stages[index];
  if (!stage) return goal;
  const next = stage.side
    ? stages.slice(0, index).findLast(({ side }) => !side)
    : stages.slice(index + 1).find(({ side }) => !side);
  return next?.code ?? goal;
}

/**
 * The same for several people: where they stand apart, or not all of them are known, the stage that all are brought to
 * in the end, which moves nobody back.
 * @param standings of those who are on the screen
 * @param chosen how many people it is about
 */
export function nextStageOf(
  criterion: Pick<Criterion, 'code' | 'stages'>,
  standings: readonly Standing[],
  chosen: number,
): string {
  const own = standings.filter((one) => one.criterion === criterion.code);
  const next = new Set(own.map(({ stage }) => nextStage(criterion, stage)));
  const [only] = next;
  return own.length === chosen && next.size === 1 && only !== undefined ? only : nextStage(criterion, null);
}
