import { Injectable } from '@nestjs/common';
import { addDays, formatDay, type Day } from '@dat100/shared/calendar';
import { EMPLOYMENT_KINDS, MEMBERSHIPS } from '@dat100/shared/codes';
import { employmentOn } from '@dat100/shared/person-history';
import { audit } from '../audit/audit.js';
import { requirePeople, requireUnits } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput, changedMeanwhile, conflict, notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { marks, type Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { changePeople } from '../rollups/change-people.js';
import type { StoredFacts } from '../rollups/person-facts.js';
import { insertEmployments, insertMemberships, insertScopeMarks } from './person-rows.js';

/** @throws bad_input when the list has no such code */
export function checkKind(kind: string): void {
  if (!EMPLOYMENT_KINDS.some((k) => k.code === kind))
    throw badInput('unknown_kind', `Không có loại "${kind}".`, `There is no employment kind "${kind}".`, 'kind');
}

/** A day that has not come yet cannot have happened. @throws bad_input */
export function checkNotFuture(day: Day, today: Day, field: string): void {
  if (day > today)
    throw badInput('future_date', `Ngày ${formatDay(day)} ở tương lai; hôm nay là ${formatDay(today)}.`, `${formatDay(day)} lies in the future; today is ${formatDay(today)}.`, field);
}

/** Raises the person's version if it is the one the caller saw. @throws changed_meanwhile */
export async function bumpVersion(tx: Tx, ctx: RequestContext, personId: number, seen: number): Promise<void> {
  const touched = await tx.run('UPDATE person SET version = version + 1, updated_at = ? WHERE id = ? AND version = ?', [ctx.now, personId, seen]);
  if (touched !== 1) throw changedMeanwhile();
}

export interface Transfer {
  personId: number;
  toUnitId: number;
  from: Day;
  orderNumber: string | null;
  kind: string | null;
  title: string | null;
  version: number;
}

export interface ScopeChange {
  personIds: number[];
  criteria: string[];
  status: 'deferred' | 'exempt' | 'in_scope';
  from: Day;
  to: Day | null;
  reason: string;
  documentNumber: string | null;
  approver: string | null;
}

/** Leaving, moving, memberships and scope of known people. */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly directives: DirectivesService,
  ) {}

  /** Ends the employment on its last day; the history stays with the unit. */
  async endEmployment(ctx: RequestContext, personId: number, lastDay: Day, reason: string, version: number): Promise<void> {
    if (reason.trim() === '') throw badInput('reason_needed', 'Cần ghi lý do.', 'A reason is needed.', 'reason');
    const rules = await this.directives.countRules();
    await this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'people.write', [personId]);
      await changePeople(tx, rules, ctx.now, [personId], async (known) => {
        const employment = currentOrNext(factsOf(known, personId), lastDay);
        if (lastDay < employment.from)
          throw badInput('before_employment', `Ngày nghỉ trước ngày bắt đầu ${formatDay(employment.from)}.`, `The last day is before the first, ${formatDay(employment.from)}.`, 'lastDay');
        await bumpVersion(tx, ctx, personId, version);
        await tx.run('UPDATE employment SET valid_to = ?, ended_reason = ? WHERE id = ?', [lastDay, reason.trim().slice(0, 200), employment.id]);
      });
      const unitId = await listedUnit(tx, personId);
      await audit(tx, ctx, { action: 'person.leave', subjectType: 'person', subjectId: personId, unitId, detail: { lastDay } });
    });
  }

  /** Moves a person: the caller must be in charge of both units, so that no head takes people from another. */
  async transfer(ctx: RequestContext, move: Transfer): Promise<void> {
    if (move.kind) checkKind(move.kind);
    const rules = await this.directives.countRules();
    await this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'people.write', [move.personId]);
      await requireUnits(tx, ctx, 'people.write', [move.toUnitId]);
      await requireOpenUnit(tx, move.toUnitId, move.from);
      const fromUnit = await listedUnit(tx, move.personId);
      await changePeople(tx, rules, ctx.now, [move.personId], async (known) => {
        await bumpVersion(tx, ctx, move.personId, move.version);
        await this.moveIn(tx, ctx, factsOf(known, move.personId), move, null);
      });
      await audit(tx, ctx, { action: 'person.transfer', subjectType: 'person', subjectId: move.personId, unitId: move.toUnitId, detail: { from: move.from, fromUnit, toUnit: move.toUnitId, orderNumber: move.orderNumber } });
    });
  }

  /** Ends what covers the day before and begins the new employment. @throws conflict when something begins later */
  async moveIn(tx: Tx, ctx: RequestContext, facts: StoredFacts, move: Omit<Transfer, 'version'>, importId: number | null): Promise<void> {
    const old = employmentOn(facts, move.from);
    const later = facts.employments.find((e) => e.from >= move.from && e !== old);
    if (later || (old && old.from >= move.from))
      throw conflict('later_employment', `Đã có quá trình công tác bắt đầu ngày ${formatDay((later ?? old)?.from ?? move.from)}; chọn ngày điều chuyển sau ngày đó.`, `An employment already begins on ${formatDay((later ?? old)?.from ?? move.from)}; choose a later day.`, 'from');
    if (old) await tx.run('UPDATE employment SET valid_to = ?, ended_reason = ? WHERE id = ?', [addDays(move.from, -1), 'transfer', old.id]);
    const last = old ?? facts.employments.at(-1);
    const kind = move.kind ?? last?.kind ?? 'cong_chuc';
    const title = move.title ?? last?.title ?? null;
    await insertEmployments(tx, ctx, [{ id: this.keys.next(), personId: move.personId, unitId: move.toUnitId, kind, title, from: move.from, to: null, orderNumber: move.orderNumber, importId }]);
    await tx.run('UPDATE person SET title = ? WHERE id = ?', [title, move.personId]);
  }

  /** Makes the memberships of a person these, as of a day. Works inside `changePeople`. Answers whether anything changed. */
  async setMemberships(tx: Tx, ctx: RequestContext, facts: StoredFacts, codes: readonly string[], day: Day): Promise<boolean> {
    for (const code of codes)
      if (!MEMBERSHIPS.some((m) => m.code === code)) throw badInput('unknown_membership', `Không có tổ chức "${code}".`, `There is no membership "${code}".`, 'memberships');
    const standing = facts.memberships.filter((m) => m.from <= day && (m.to === null || m.to >= day));
    const gone = standing.filter((m) => !codes.includes(m.code));
    const added = [...new Set(codes)].filter((code) => !standing.some((m) => m.code === code));
    // A stretch that ends before it begins covers no day: nothing is deleted, and nothing counts.
    for (const m of gone) await tx.run('UPDATE membership SET valid_to = ? WHERE id = ?', [addDays(day, -1), m.id]);
    await insertMemberships(tx, ctx, added.map((code) => ({ id: this.keys.next(), personId: facts.personId, code, from: day, to: null, importId: null })));
    return gone.length + added.length > 0;
  }

  /** Exempts, defers, or puts back in scope, for each person and criterion, from a day on. Answers how many people changed. */
  async setScope(ctx: RequestContext, change: ScopeChange): Promise<{ changed: number; unchanged: number }> {
    if (change.status !== 'in_scope' && change.reason.trim() === '')
      throw badInput('reason_needed', 'Cần ghi lý do miễn hoặc tạm hoãn.', 'An exemption or deferral needs a reason.', 'reason');
    if (change.status === 'deferred' && change.to === null)
      throw badInput('until_needed', 'Tạm hoãn phải có ngày kết thúc.', 'A deferral needs the day on which it ends.', 'validTo');
    if (change.status === 'exempt' && !change.documentNumber)
      throw badInput('document_needed', 'Miễn phải ghi số văn bản.', 'An exemption needs the number of its document.', 'documentNumber');
    if (change.to !== null && change.to < change.from)
      throw badInput('date_order', 'Ngày kết thúc trước ngày bắt đầu.', 'It ends before it begins.', 'validTo');
    const criteria = await Promise.all(change.criteria.map((code) => this.directives.criterion(code)));
    const rules = await this.directives.countRules();
    return this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'scope.write', change.personIds);
      let changed = 0;
      await changePeople(tx, rules, ctx.now, change.personIds, async (known) => {
        for (const facts of known.values()) {
          let moved = false;
          for (const criterion of criteria) moved = (await this.scopeOf(tx, ctx, facts, criterion.id, change, null)) || moved;
          if (moved) changed += 1;
        }
      });
      const unitId = change.personIds[0] === undefined ? null : await listedUnit(tx, change.personIds[0]);
      await audit(tx, ctx, { action: `scope.${change.status}`, subjectType: 'person', subjectId: null, unitId, detail: { personIds: change.personIds, criteria: change.criteria, from: change.from, to: change.to, documentNumber: change.documentNumber } });
      return { changed, unchanged: change.personIds.length - changed };
    });
  }

  /** One person, one criterion: ends what stands from the day on and puts the new mark in. Works inside `changePeople`. */
  async scopeOf(tx: Tx, ctx: RequestContext, facts: StoredFacts, criterionId: number, change: Omit<ScopeChange, 'personIds' | 'criteria'>, importId: number | null): Promise<boolean> {
    const marks = facts.scopes.filter((s) => s.criterionId === criterionId && (s.to === null || s.to >= change.from));
    if (marks.length === 1 && marks[0]?.status === change.status && marks[0].from <= change.from && marks[0].to === change.to) return false;
    if (marks.length === 0 && change.status === 'in_scope') return false;
    for (const mark of marks) await tx.run('UPDATE scope_mark SET valid_to = ? WHERE id = ?', [addDays(change.from, -1), mark.id]);
    if (change.status !== 'in_scope')
      await insertScopeMarks(tx, ctx, [{ id: this.keys.next(), personId: facts.personId, criterionId, status: change.status, from: change.from, to: change.to, reason: change.reason || null, documentNumber: change.documentNumber, approver: change.approver, importId }]);
    return true;
  }
}

export function factsOf(known: ReadonlyMap<number, StoredFacts>, personId: number): StoredFacts {
  const facts = known.get(personId);
  if (!facts) throw notFound();
  return facts;
}

function currentOrNext(facts: StoredFacts, day: Day): StoredFacts['employments'][number] {
  const found = facts.employments.find((e) => e.to === null || e.to >= day) ?? facts.employments.at(-1);
  if (!found) throw notFound();
  return found;
}

/** The unit a person is listed with. */
export async function listedUnit(tx: Tx, personId: number): Promise<number | null> {
  const row = await tx.one<{ unit_id: number | null }>('SELECT unit_id FROM person WHERE id = ?', [personId]);
  return row?.unit_id == null ? null : Number(row.unit_id);
}

/** A unit that has ended, or not begun, employs nobody. @throws bad_input `closed_unit` */
export async function requireOpenUnit(tx: Pick<Tx, 'rows'>, unitId: number, day: Day): Promise<void> {
  const rows = await tx.rows<{ name: string; valid_from: string; valid_to: string | null }>(`SELECT name, valid_from, valid_to FROM unit WHERE id IN (${marks(1)})`, [unitId]);
  const unit = rows[0];
  if (!unit) throw notFound();
  if (unit.valid_from > day || (unit.valid_to !== null && unit.valid_to < day))
    throw badInput('closed_unit', `${unit.name} không hoạt động vào ngày ${formatDay(day)}; chọn đơn vị kế thừa hoặc ngày khác.`, `${unit.name} was not in force on ${formatDay(day)}; choose its successor or another day.`, 'unitId');
}
