import type { Day } from '@dat100/shared/calendar';
import type { Sql } from '../database/sql.js';

/** A transfer or a leaving that was taken back right after it was recorded: it counts for nothing, and is told. */
export interface UndoneMove {
  id: number;
  /** where to; null: a leaving */
  toUnitId: number | null;
  /** the first day there, or the last day here, as it had been recorded */
  on: Day | null;
  recordedAt: number;
  recordedBy: string;
  undoneAt: number;
  undoneBy: string;
}

interface AuditRow {
  seq: number;
  at: number;
  actor: string;
  action: string;
  detail: string;
}

/** Read off the index of subjects: the log holds every act of a city's offices over years. */
export const MOVES_OF = `SELECT seq, at, actor, action, detail FROM audit_record
  WHERE subject_id = ? AND subject_type = 'person' AND action IN ('person.transfer', 'person.leave', 'edit.undo')
  ORDER BY seq`;

/**
 * The undone transfers and leavings of a person, oldest first. The log alone tells of a leaving that was taken back:
 * the employment has its old end again. It is asked by person, whatever unit a move was logged at.
 */
export async function undoneMoves(sql: Sql, personId: number): Promise<UndoneMove[]> {
  const rows = await sql.rows<AuditRow>(MOVES_OF, [String(personId)]);
  const made = new Map(rows.map((row) => [Number(row.seq), row]));
  return rows.flatMap((undo) => {
    const { undoes, left } = JSON.parse(undo.detail) as { undoes?: number; left?: number };
    const move = undo.action === 'edit.undo' && left === 0 ? made.get(Number(undoes)) : undefined;
    return move ? [told(move, undo)] : [];
  });
}

function told(move: AuditRow, undo: AuditRow): UndoneMove {
  const detail = JSON.parse(move.detail) as { from?: Day; lastDay?: Day; toUnit?: number };
  return {
    id: Number(move.seq),
    toUnitId: detail.toUnit ?? null,
    on: detail.from ?? detail.lastDay ?? null,
    recordedAt: Number(move.at),
    recordedBy: move.actor,
    undoneAt: Number(undo.at),
    undoneBy: undo.actor,
  };
}
