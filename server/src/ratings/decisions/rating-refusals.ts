import { formatDay, vietnamDay, vietnamTime } from '@dat100/shared/calendar';
import type { Label } from '@dat100/shared/codes';
import type { TurnFault } from '@dat100/shared/rating-turns';
import { badInput, conflict, type UserError } from '../../common/errors.js';
import { marks, pieces, type Sql } from '../../database/sql.js';

/** More names than this make a sentence nobody reads; the rest is counted. */
const MOST_NAMES = 8;

/** What somebody did last with a sheet or an agency. */
export interface LastStep {
  actor: string;
  at: number;
}

/** A fault of whose turn it is, as a caller is told. */
export const refused = ({ code, vi, en }: TurnFault): UserError =>
  code === 'rating_reason_missing' ? badInput(code, vi, en, 'reason') : conflict(code, vi, en);

/** "An, Bình và 3 người khác" */
export function namesOf(names: readonly string[]): Label {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return {
    vi: more > 0 ? `${shown} và ${more} người khác` : shown,
    en: more > 0 ? `${shown} and ${more} more` : shown,
  };
}

/** Several things that stand in the way, told at once. */
export const notReady = (code: string, points: readonly Label[]): UserError =>
  conflict(code, points.map(({ vi }) => vi).join(' '), points.map(({ en }) => en).join(' '));

const RELOAD: Label = {
  vi: 'Hãy tải lại; phần bạn đã nhập vẫn còn trên màn hình.',
  en: 'Reload; what you typed is still on the screen.',
};

/** Where one's own can be put over what stands, or dropped. */
export const KEEP_OR_DROP: Label = {
  vi: 'Giữ phần của bạn để lưu lên trên thay đổi đó, hoặc bỏ.',
  en: 'Keep yours to save it over that, or drop it.',
};

/** Somebody else was first: who, when, what stands, and the way out. */
export function standsFirst(code: string, step: LastStep | null, stands: Label | null, way = RELOAD): UserError {
  const who = step?.actor ?? 'Đạt100';
  const at = step ? `${vietnamTime(step.at).slice(0, 5)} ${formatDay(vietnamDay(step.at))}` : null;
  return conflict(
    code,
    `${who} vừa sửa mục này${at ? ` lúc ${at}` : ''}${stands ? `: ${stands.vi}` : ''}; thay đổi đó đang giữ. ${way.vi}`,
    `${who} has just changed this${at ? ` at ${at}` : ''}${stands ? `: ${stands.en}` : ''}, and that stands. ${way.en}`,
  );
}

/** What teams do with a sheet. Decisions and requests are the agency's to know of. */
const TEAM_STEPS = ['propose_level', 'enter_facts', 'import_facts', 'take_out', 'bring_back', 'set_head'];

/** What was done last with each of some sheets, of what is told to those who ask: all of it only to an agency. */
export async function lastStepsOf(
  sql: Sql,
  sheetIds: readonly number[],
  toldTo: 'team' | 'agency',
): Promise<Map<number, LastStep>> {
  const told = toldTo === 'team' ? TEAM_STEPS : [];
  const isTold = told.length > 0 ? `AND action IN (${marks(told.length)})` : '';
  const found = new Map<number, LastStep>();
  for (const ids of pieces(sheetIds, 1000)) {
    const rows = await sql.rows<{ sheet_id: number; actor: string; at: number }>(
      `SELECT sheet_id, actor, at FROM rating_step WHERE sheet_id IN (${marks(ids.length)}) ${isTold} ORDER BY id`,
      [...ids, ...told],
    );
    for (const row of rows) found.set(Number(row.sheet_id), { actor: row.actor, at: Number(row.at) });
  }
  return found;
}

/** What was done last with an agency itself or one of its teams. */
export async function lastStepOfAgency(sql: Sql, periodId: number, agencyId: number): Promise<LastStep | null> {
  const row = await sql.one<{ actor: string; at: number }>(
    'SELECT actor, at FROM rating_step WHERE period_id = ? AND agency_id = ? AND sheet_id IS NULL ORDER BY id DESC LIMIT 1',
    [periodId, agencyId],
  );
  return row && { actor: row.actor, at: Number(row.at) };
}
