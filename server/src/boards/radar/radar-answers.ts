import type { Day } from '@dat100/shared/calendar';
import { isRadarRule, type RadarFinding, type RadarRule } from '@dat100/shared/radar';
import { endOfPath } from '../../access/unit-scope.js';
import type { Bound, Sql, Tx } from '../../database/sql.js';
import type { Criterion } from '../../directives/directives.service.js';
import type { RequestContext } from '../../common/context.js';

/** An explanation of a finding, as it was put down. */
export interface StoredAnswer {
  text: string;
  /** how many people the question was about then (see sizeOf) */
  size: number;
  answeredAt: number;
  answeredBy: string;
  onBehalfOf: string | null;
}

/** What a question is about; its figures may move, the question stays the same. */
export interface RadarQuestion {
  unitId: number;
  rule: RadarRule;
  cutOff: Day | null;
}

/** People leave a unit, not a criterion: their departures are one question for all criteria. */
const ANY_CRITERION = 0;
const criterionOf = (rule: RadarRule, criterion: Criterion): number =>
  rule === 'departures_bunched' ? ANY_CRITERION : criterion.id;

export const keyOf = ({ unitId, rule, cutOff }: RadarQuestion): string => [unitId, rule, cutOff ?? ''].join('|');

interface Row {
  unit_id: number;
  rule: string;
  cut_off: Day | null;
  size: number;
  answer: string;
  answered_at: number;
  actor: string;
  on_behalf_of: string | null;
}

/** The answers of a subtree by question, the newest first. */
export async function answersOf(sql: Sql, path: string, criterion: Criterion): Promise<Map<string, StoredAnswer[]>> {
  const rows = await sql.rows<Row>(
    `SELECT a.unit_id, a.rule, a.cut_off, a.size, a.answer, a.answered_at, a.actor, a.on_behalf_of
       FROM radar_answer a JOIN unit u ON u.id = a.unit_id
      WHERE u.path >= ? AND u.path < ? AND a.criterion_id IN (?, ?) ORDER BY a.answered_at DESC, a.id DESC`,
    [path, endOfPath(path), criterion.id, ANY_CRITERION],
  );
  const answers = new Map<string, StoredAnswer[]>();
  for (const row of rows) {
    if (!isRadarRule(row.rule)) continue;
    const key = keyOf({ unitId: Number(row.unit_id), rule: row.rule, cutOff: row.cut_off });
    const answer = {
      text: row.answer,
      size: Number(row.size),
      answeredAt: Number(row.answered_at),
      answeredBy: row.actor,
      onBehalfOf: row.on_behalf_of,
    };
    answers.set(key, [...(answers.get(key) ?? []), answer]);
  }
  return answers;
}

/** Puts an answer down beside those given before. */
export async function putAnswer(
  tx: Tx,
  ctx: RequestContext,
  id: number,
  {
    finding,
    criterion,
    text,
    size,
  }: { finding: RadarFinding & RadarQuestion; criterion: Criterion; text: string; size: number },
): Promise<void> {
  const row: [column: string, value: Bound][] = [
    ['id', id],
    ['unit_id', finding.unitId],
    ['criterion_id', criterionOf(finding.rule, criterion)],
    ['rule', finding.rule],
    ['cut_off', finding.cutOff],
    ['size', size],
    ['answer', text],
    ['answered_at', ctx.now],
    ['answered_by', ctx.actor.userId],
    ['actor', ctx.actor.label],
    ['on_behalf_of', ctx.actor.onBehalfOf],
  ];
  await tx.insert(
    'radar_answer',
    row.map(([column]) => column),
    [row.map(([, value]) => value)],
  );
}
