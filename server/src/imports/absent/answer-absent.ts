import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '@dat100/shared/calendar';
import { audit } from '../../audit/audit.js';
import { requirePeople, requireUnits } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { checkDayRange } from '../../common/days.js';
import { badInput, conflict, UserError } from '../../common/errors.js';
import { MAX_PER_PAGE } from '../../common/paging.js';
import { Database } from '../../database/database.js';
import { marks, type Tx } from '../../database/sql.js';
import { DirectivesService } from '../../directives/directives.service.js';
import { ChangePerson } from '../../people/change-person.js';
import {
  bumpVersions,
  factsOf,
  keptTexts,
  neededReason,
  requireOpenUnit,
  unitOfAll,
} from '../../people/person-checks.js';
import { changePeople } from '../../rollups/change-people.js';
import { lockPeople, type StoredFacts } from '../../rollups/person-facts.js';
import { IS_OPEN } from './absent-list.js';
import { AbsentAnswer } from './absent.model.js';

export interface Answer {
  personIds: readonly number[];
  /** left, moved or still_here */
  answer: string;
  /** the last day in the unit, for those who left or moved */
  lastDay: Day | null;
  toUnitId: number | null;
  orderNumber: string | null;
  reason: string | null;
}

interface Question {
  importId: number;
  personId: number;
  fullName: string;
  unitId: number;
  unitName: string;
}

/** An answer that has been looked through: what it needs is there. */
type Checked =
  | { answer: AbsentAnswer.still_here; reason: string | null }
  | { answer: AbsentAnswer.left; reason: string; lastDay: Day }
  | { answer: AbsentAnswer.moved; reason: string | null; lastDay: Day; toUnitId: number; orderNumber: string | null };

/** Answering who is missing: one answer for several people, for all of them or for none. */
@Injectable()
export class AnswerAbsent {
  constructor(
    private readonly db: Database,
    private readonly directives: DirectivesService,
    private readonly changes: ChangePerson,
  ) {}

  /**
   * `left` ends the employment, `moved` begins another one on the day after, `still_here` changes nothing about them.
   * Answers for how many.
   * @throws not_found, conflict `no_question`, whatever leaving and moving throw, then naming the person and the unit
   */
  async answer(ctx: RequestContext, asked: Answer): Promise<number> {
    const personIds = checkPeople(asked.personIds);
    const checked = check(ctx, asked);
    const rules = await this.directives.countRules();
    return this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'people.write', personIds);
      if (checked.answer === AbsentAnswer.moved) {
        await requireUnits(tx, ctx, 'people.write', [checked.toUnitId]);
        await requireOpenUnit(tx, checked.toUnitId, addDays(checked.lastDay, 1));
      }
      await lockPeople(tx, personIds);
      const questions = await openQuestions(tx, personIds);
      const unitId = await unitOfAll(tx, personIds);
      if (checked.answer !== AbsentAnswer.still_here)
        await changePeople(tx, rules, ctx.now, personIds, async (known) => {
          await bumpVersions(tx, ctx, personIds);
          for (const question of eachOnce(questions))
            await naming(question, () => this.change(tx, ctx, factsOf(known, question.personId), checked));
        });
      await this.record(tx, ctx, questions, checked);
      await audit(tx, ctx, {
        action: 'absent.answer',
        subjectType: 'person',
        subjectId: personIds.length === 1 ? (personIds[0] ?? null) : null,
        unitId,
        detail: { answer: checked.answer, personIds, importIds: [...new Set(questions.map((q) => q.importId))] },
      });
      for (const question of eachOnce(questions)) await this.auditOne(tx, ctx, question, checked);
      return personIds.length;
    });
  }

  private async change(
    tx: Tx,
    ctx: RequestContext,
    facts: StoredFacts,
    checked: Exclude<Checked, { answer: AbsentAnswer.still_here }>,
  ): Promise<void> {
    if (checked.answer === AbsentAnswer.left)
      return this.changes.leaveIn(tx, ctx, facts, checked.lastDay, checked.reason);
    const { toUnitId, orderNumber, lastDay } = checked;
    const move = {
      personId: facts.personId,
      toUnitId,
      from: addDays(lastDay, 1),
      orderNumber,
      kind: null,
      title: null,
    };
    await this.changes.moveIn(tx, ctx, facts, move, null);
  }

  private async record(tx: Tx, ctx: RequestContext, questions: readonly Question[], checked: Checked): Promise<void> {
    for (const importId of new Set(questions.map((q) => q.importId))) {
      const ids = questions.filter((q) => q.importId === importId).map((q) => q.personId);
      await tx.run(
        `UPDATE import_absent SET state = 'answered', answer = ?, reason = ?, answered_at = ?, answered_by = ?
          WHERE import_id = ? AND person_id IN (${marks(ids.length)})`,
        [checked.answer, checked.reason, ctx.now, ctx.actor.userId, importId, ...ids],
      );
    }
  }

  /** A leaving and a move stand in the log as they do when they are entered on the person's page. */
  private async auditOne(tx: Tx, ctx: RequestContext, question: Question, checked: Checked): Promise<void> {
    if (checked.answer === AbsentAnswer.still_here) return;
    const { lastDay } = checked;
    const subject = { subjectType: 'person', subjectId: question.personId };
    if (checked.answer === AbsentAnswer.left)
      return audit(tx, ctx, { action: 'person.leave', ...subject, unitId: question.unitId, detail: { lastDay } });
    const { toUnitId: toUnit, orderNumber } = checked;
    const detail = { from: addDays(lastDay, 1), fromUnit: question.unitId, toUnit, orderNumber };
    await audit(tx, ctx, { action: 'person.transfer', ...subject, unitId: toUnit, detail });
  }
}

/** @throws bad_input `nobody_chosen`, `too_many` */
function checkPeople(personIds: readonly number[]): number[] {
  const ids = [...new Set(personIds)];
  if (ids.length === 0)
    throw badInput(
      'nobody_chosen',
      'Chưa chọn ai. Hãy chọn những người cần trả lời.',
      'Nobody is chosen. Choose the people the answer is for.',
      'personIds',
    );
  if (ids.length > MAX_PER_PAGE)
    throw badInput(
      'too_many',
      `Mỗi lần trả lời nhiều nhất ${MAX_PER_PAGE} người; hãy chia làm nhiều lần.`,
      `At most ${MAX_PER_PAGE} people at a time; do it in several parts.`,
      'personIds',
    );
  return ids;
}

/** @throws bad_input `unknown_answer`, `reason_needed`, `day_needed`, `unit_needed`, `day_out_of_range` */
function check(ctx: RequestContext, asked: Answer): Checked {
  const { reason, orderNumber } = keptTexts({ reason: asked.reason, orderNumber: asked.orderNumber });
  const answer = Object.values(AbsentAnswer).find((one) => one === asked.answer);
  if (!answer)
    throw badInput(
      'unknown_answer',
      'Câu trả lời là left, moved hoặc still_here.',
      'The answer is left, moved or still_here.',
      'answer',
    );
  if (answer === AbsentAnswer.still_here) return { answer, reason };
  const { lastDay } = asked;
  if (lastDay === null)
    throw badInput('day_needed', 'Cần ghi ngày cuối ở đơn vị.', 'The last day in the unit is needed.', 'lastDay');
  checkDayRange(lastDay, ctx.today, 'lastDay');
  if (answer === AbsentAnswer.left)
    return {
      answer,
      reason: neededReason(reason ?? '', 'Cần ghi lý do nghỉ.', 'A reason for leaving is needed.'),
      lastDay,
    };
  if (asked.toUnitId === null)
    throw badInput('unit_needed', 'Cần chọn đơn vị chuyển đến.', 'Choose the unit they moved to.', 'toUnitId');
  return { answer, reason, lastDay, toUnitId: asked.toUnitId, orderNumber };
}

/** The open questions about these people. @throws conflict `no_question` that names who has none */
async function openQuestions(tx: Tx, personIds: readonly number[]): Promise<Question[]> {
  const rows = await tx.rows<{
    import_id: number;
    person_id: number;
    full_name: string;
    unit_id: number;
    unit: string;
  }>(
    `SELECT a.import_id, a.person_id, p.full_name, a.unit_id, u.name AS unit
       FROM import_absent a JOIN import_file f ON f.id = a.import_id JOIN person p ON p.id = a.person_id JOIN unit u ON u.id = a.unit_id
      WHERE a.person_id IN (${marks(personIds.length)}) AND f.kind = 'roster' AND ${IS_OPEN} ORDER BY a.person_id, f.as_of, a.import_id`,
    personIds,
  );
  const asked = new Set(rows.map((row) => Number(row.person_id)));
  const without = personIds.filter((id) => !asked.has(id));
  if (without.length > 0) {
    const people = await tx.rows<{ full_name: string }>(
      `SELECT full_name FROM person WHERE id IN (${marks(without.length)}) ORDER BY sort_key, id LIMIT 3`,
      without,
    );
    const names = [...people.map((p) => p.full_name), ...(without.length > 3 ? ['…'] : [])].join(', ');
    throw conflict(
      'no_question',
      `Không còn câu hỏi nào về ${names}: đã có người trả lời, hoặc có danh sách mới hơn. Hãy xem lại danh sách người vắng; chưa ghi gì cho những người đã chọn.`,
      `There is no question about ${names} any more: somebody has answered it, or a newer list has. Look at the list of missing people again; nothing has been recorded for anybody.`,
      'personIds',
    );
  }
  return rows.map((row) => ({
    importId: Number(row.import_id),
    personId: Number(row.person_id),
    fullName: row.full_name,
    unitId: Number(row.unit_id),
    unitName: row.unit,
  }));
}

/** Two lists of the same day may ask about one person: the answer is given once. */
const eachOnce = (questions: readonly Question[]): Question[] => [
  ...new Map(questions.map((question) => [question.personId, question])).values(),
];

/** Whatever cannot be done for one of several is said with the name and the place, and that nothing was done. */
async function naming(question: Question, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { fullName, unitName } = question;
    throw new UserError(
      error.kind,
      error.code,
      `${fullName} (${unitName}): ${error.messageVi} Chưa ghi gì cho những người đã chọn.`,
      `${fullName} (${unitName}): ${error.messageEn} Nothing has been recorded for anybody.`,
      error.field,
    );
  }
}
