import { formatDay, vietnamDay, vietnamTime } from '@dat100/shared/calendar';
import { conflict, type UserError } from '../../common/errors.js';
import type { Sql, Tx } from '../../database/sql.js';
import type { StoredPeriod } from './stored-periods.js';

/** Whether a period can be thrown away: a draft, or one that is open and in which nobody has done anything yet. */
export async function mayDiscard(sql: Sql, period: StoredPeriod): Promise<boolean> {
  if (period.state === 'draft') return true;
  return period.state === 'open' && (await firstWork(sql, period)) === null;
}

/**
 * Deletes a period with all that is in it; its kinds are free for another one of the year. The caller holds its lock.
 * @throws conflict `rating_period_opening`, `rating_period_at_work`
 */
export async function deletePeriod(tx: Tx, period: StoredPeriod): Promise<void> {
  const { id, state } = period;
  if (state === 'opening') throw beingOpened();
  if (state !== 'draft') {
    // Whoever writes in a sheet holds its agency: they were before, or find nothing any more.
    await tx.lock('SELECT unit_id FROM rating_agency WHERE period_id = ? ORDER BY unit_id', [id]);
    const work = await firstWork(tx, period);
    if (work || state === 'locked') throw atWork(work);
  }
  for (const table of ['rating_sheet', 'rating_team', 'rating_unit', 'rating_agency', 'rating_head'])
    await tx.run(`DELETE FROM ${table} WHERE period_id = ?`, [id]);
  await tx.run('DELETE FROM rating_period WHERE id = ?', [id]);
}

interface Work {
  actor: string;
  at: number;
}

/** What was done first in the agencies of a period; other days for an agency, or who decides, are nobody's rating. */
async function firstWork(sql: Sql, { id }: StoredPeriod): Promise<Work | null> {
  return sql.one<Work>(
    `SELECT actor, at FROM rating_step WHERE period_id = ? AND agency_id IS NOT NULL
        AND action NOT IN ('change_agency', 'delegate', 'end_delegation') ORDER BY id LIMIT 1`,
    [id],
  );
}

const beingOpened = (): UserError =>
  conflict(
    'rating_period_opening',
    'Kỳ đang được mở. Hãy chờ mở xong, hoặc dừng việc mở kỳ trước.',
    'The period is being opened. Wait until that is done, or stop it first.',
  );

function atWork(work: Work | null): UserError {
  const when = work && `${vietnamTime(Number(work.at)).slice(0, 5)} ${formatDay(vietnamDay(Number(work.at)))}`;
  const [vi, en] = work ? [` (đầu tiên: ${work.actor}, ${when})`, ` (first ${work.actor}, ${when})`] : ['', ''];
  return conflict(
    'rating_period_at_work',
    `Trong kỳ đã có người thực hiện các bước${vi}, nên không bỏ được. Ai vào kỳ do nhầm thì đưa ra khỏi diện xếp loại.`,
    `Work has been done in this period${en}, and it cannot be discarded. Take out of the rating whoever is in it by mistake.`,
  );
}
