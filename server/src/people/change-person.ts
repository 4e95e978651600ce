import { Injectable } from '@nestjs/common';
import { addDays, formatDay, type Day } from '@dat100/shared/calendar';
import { employmentOn } from '@dat100/shared/person-history';
import { audit } from '../audit/audit.js';
import { requirePeople, requireUnits } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { checkDayRange } from '../common/days.js';
import { badInput, conflict, notFound } from '../common/errors.js';
import { keptText } from '../common/texts.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { changePeople } from '../rollups/change-people.js';
import type { StoredFacts } from '../rollups/person-facts.js';
import { noteBefore } from './edit-note.js';
import {
  bumpVersion,
  checkKind,
  checkMembership,
  factsOf,
  keptTexts,
  listedUnit,
  requireOpenUnit,
} from './person-checks.js';
import { insertEmployments, insertMemberships } from './person-rows.js';
import { RecentEdits } from './recent-edits.js';
import type { ImageTable } from './row-images.js';

const MOST_LEAVE_REASON_CHARS = 200;

/** What leaving and moving change in place, or put in. */
const MOVED: readonly ImageTable[] = ['person', 'employment'];

export interface Transfer {
  personId: number;
  toUnitId: number;
  from: Day;
  orderNumber: string | null;
  kind: string | null;
  title: string | null;
  version: number;
}

/** Leaving, moving, memberships and scope of known people. */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly directives: DirectivesService,
    private readonly recent: RecentEdits,
  ) {}

  /**
   * Ends the employment on its last day; the history stays with the unit. A move planned for later will not come.
   * Answers the key to take it back with for a minute.
   * @throws bad_input `before_employment`, conflict `later_employment` when a later employment has begun already
   */
  async endEmployment(
    ctx: RequestContext,
    personId: number,
    lastDay: Day,
    reason: string,
    version: number,
  ): Promise<number | null> {
    const because = keptText(reason, MOST_LEAVE_REASON_CHARS, 'reason');
    if (because === null) throw badInput('reason_needed', 'Cần ghi lý do.', 'A reason is needed.', 'reason');
    checkDayRange(lastDay, ctx.today, 'lastDay');
    const rules = await this.directives.countRules();
    return this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'people.write', [personId]);
      const note = await noteBefore(tx, [personId], MOVED);
      await changePeople(tx, rules, ctx.now, [personId], async (known) => {
        await bumpVersion(tx, ctx, personId, version);
        await this.leaveIn(tx, ctx, factsOf(known, personId), lastDay, because);
      });
      const unitId = await listedUnit(tx, personId);
      const what = { action: 'person.leave', unitId };
      await audit(tx, ctx, { ...what, subjectType: 'person', subjectId: personId, detail: { lastDay } });
      return this.recent.keep(tx, ctx, note, { ...what, permission: 'people.write' });
    });
  }

  /** Ends what stands on the last day; a move planned for later will not come. Works inside `changePeople`. */
  async leaveIn(tx: Tx, ctx: RequestContext, facts: StoredFacts, lastDay: Day, because: string): Promise<void> {
    const { ends, neverBegin } = leaving(facts, lastDay, ctx.today);
    await endOn(tx, ends.id, lastDay, because);
    for (const planned of neverBegin) await endOn(tx, planned.id, addDays(planned.from, -1), because);
  }

  /**
   * Moves a person: the caller must be in charge of both units, so that no head takes people from another. Answers the
   * key to take it back with for a minute.
   */
  async transfer(ctx: RequestContext, asked: Transfer): Promise<number | null> {
    const move = { ...asked, ...keptTexts({ orderNumber: asked.orderNumber, title: asked.title }) };
    if (move.kind) checkKind(move.kind);
    checkDayRange(move.from, ctx.today, 'from');
    const rules = await this.directives.countRules();
    return this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'people.write', [move.personId]);
      await requireUnits(tx, ctx, 'people.write', [move.toUnitId]);
      await requireOpenUnit(tx, move.toUnitId, move.from);
      const note = await noteBefore(tx, [move.personId], MOVED);
      const fromUnit = await listedUnit(tx, move.personId);
      await changePeople(tx, rules, ctx.now, [move.personId], async (known) => {
        await bumpVersion(tx, ctx, move.personId, move.version);
        await this.moveIn(tx, ctx, factsOf(known, move.personId), move, null);
      });
      const what = { action: 'person.transfer', unitId: move.toUnitId };
      await audit(tx, ctx, {
        ...what,
        subjectType: 'person',
        subjectId: move.personId,
        detail: { from: move.from, fromUnit, toUnit: move.toUnitId, orderNumber: move.orderNumber },
      });
      return this.recent.keep(tx, ctx, note, { ...what, permission: 'people.write' });
    });
  }

  /** Ends what covers the day before and begins the new employment. @throws conflict when something begins later */
  async moveIn(
    tx: Tx,
    ctx: RequestContext,
    facts: StoredFacts,
    move: Omit<Transfer, 'version'>,
    importId: number | null,
  ): Promise<void> {
    const old = employmentOn(facts, move.from);
    const later = facts.employments.find((e) => e.from >= move.from && e !== old);
    if (later || (old && old.from >= move.from)) throw laterEmployment((later ?? old)?.from ?? move.from, 'from');
    if (old) await endOn(tx, old.id, addDays(move.from, -1), 'transfer');
    const last = old ?? facts.employments.at(-1);
    const kind = move.kind ?? last?.kind ?? 'cong_chuc';
    const title = move.title ?? last?.title ?? null;
    await insertEmployments(tx, ctx, [
      {
        id: this.keys.next(),
        personId: move.personId,
        unitId: move.toUnitId,
        kind,
        title,
        from: move.from,
        to: null,
        orderNumber: move.orderNumber,
        importId,
      },
    ]);
    await tx.run('UPDATE person SET title = ? WHERE id = ?', [title, move.personId]);
  }

  /** Makes the memberships of a person these, as of a day. Works inside `changePeople`. Answers whether anything changed. */
  async setMemberships(
    tx: Tx,
    ctx: RequestContext,
    facts: StoredFacts,
    codes: readonly string[],
    day: Day,
  ): Promise<boolean> {
    for (const code of codes) checkMembership(code, 'memberships');
    const standing = facts.memberships.filter((m) => m.from <= day && (m.to === null || m.to >= day));
    const gone = standing.filter((m) => !codes.includes(m.code));
    const added = [...new Set(codes)].filter((code) => !standing.some((m) => m.code === code));
    // A stretch that ends before it begins covers no day: nothing is deleted, and nothing counts.
    for (const m of gone) await tx.run('UPDATE membership SET valid_to = ? WHERE id = ?', [addDays(day, -1), m.id]);
    await insertMemberships(
      tx,
      ctx,
      added.map((code) => ({
        id: this.keys.next(),
        personId: facts.personId,
        code,
        from: day,
        to: null,
        importId: null,
      })),
    );
    return gone.length + added.length > 0;
  }
}

type Employment = StoredFacts['employments'][number];

/** Which employment ends on a last day, and which planned ones never begin. */
function leaving(facts: StoredFacts, lastDay: Day, today: Day): { ends: Employment; neverBegin: Employment[] } {
  const [first] = facts.employments;
  const ends = facts.employments.findLast((e) => e.from <= lastDay);
  if (!first) throw notFound();
  if (!ends)
    throw badInput(
      'before_employment',
      `Ngày nghỉ trước ngày bắt đầu ${formatDay(first.from)}.`,
      `The last day is before the first, ${formatDay(first.from)}.`,
      'lastDay',
    );
  const neverBegin = facts.employments.filter((e) => e.from > lastDay);
  const begun = neverBegin.findLast((e) => e.from <= today);
  if (begun) throw laterEmployment(begun.from, 'lastDay');
  return { ends, neverBegin };
}

const laterEmployment = (begins: Day, field: string) =>
  conflict(
    'later_employment',
    `Đã có quá trình công tác bắt đầu ngày ${formatDay(begins)}; chọn ngày sau ngày đó.`,
    `An employment already begins on ${formatDay(begins)}; choose a later day.`,
    field,
  );

async function endOn(tx: Tx, employmentId: number, lastDay: Day, reason: string): Promise<void> {
  await tx.run('UPDATE employment SET valid_to = ?, ended_reason = ? WHERE id = ?', [lastDay, reason, employmentId]);
}
