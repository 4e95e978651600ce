import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '@dat100/shared/calendar';
import { audit } from '../audit/audit.js';
import { requirePeople } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { checkDayRange } from '../common/days.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { changePeople } from '../rollups/change-people.js';
import type { StoredFacts } from '../rollups/person-facts.js';
import { noteBefore } from './edit-note.js';
import { keptTexts, unitOfAll } from './person-checks.js';
import { insertScopeMarks } from './person-rows.js';
import { RecentEdits } from './recent-edits.js';

export interface ScopeChange {
  personIds: number[];
  criteria: string[];
  status: 'deferred' | 'exempt' | 'in_scope';
  from: Day;
  to: Day | null;
  reason: string | null;
  documentNumber: string | null;
  approver: string | null;
}

/** Exemptions and deferrals of known people. */
@Injectable()
export class ChangeScope {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly directives: DirectivesService,
    private readonly recent: RecentEdits,
  ) {}

  /** Exempts, defers, or puts back in scope, for each person and criterion, from a day on. Answers how many people changed. */
  async setScope(
    ctx: RequestContext,
    asked: ScopeChange,
  ): Promise<{ changed: number; unchanged: number; editId: number | null }> {
    const { reason, documentNumber, approver } = asked;
    const change = { ...asked, ...keptTexts({ reason, documentNumber, approver }) };
    if (change.status !== 'in_scope' && change.reason === null)
      throw badInput(
        'reason_needed',
        'Cần ghi lý do miễn hoặc tạm hoãn.',
        'An exemption or deferral needs a reason.',
        'reason',
      );
    if (change.status === 'deferred' && change.to === null)
      throw badInput(
        'until_needed',
        'Tạm hoãn phải có ngày kết thúc.',
        'A deferral needs the day on which it ends.',
        'validTo',
      );
    if (change.status === 'exempt' && change.documentNumber === null)
      throw badInput(
        'document_needed',
        'Miễn phải ghi số văn bản.',
        'An exemption needs the number of its document.',
        'documentNumber',
      );
    if (change.to !== null && change.to < change.from)
      throw badInput('date_order', 'Ngày kết thúc trước ngày bắt đầu.', 'It ends before it begins.', 'validTo');
    checkDayRange(change.from, ctx.today, 'validFrom');
    if (change.to !== null) checkDayRange(change.to, ctx.today, 'validTo');
    const codes = [...new Set(change.criteria)];
    const criteria = await Promise.all(codes.map((code) => this.directives.criterion(code)));
    const rules = await this.directives.countRules();
    return this.db.transaction(async (tx) => {
      await requirePeople(tx, ctx, 'scope.write', change.personIds);
      let changed = 0;
      const note = await noteBefore(tx, change.personIds, ['scope_mark']);
      await changePeople(tx, rules, ctx.now, change.personIds, async (known) => {
        for (const facts of known.values()) {
          let moved = false;
          for (const criterion of criteria)
            moved = (await this.scopeOf(tx, ctx, facts, criterion.id, change, null)) || moved;
          if (moved) changed += 1;
        }
      });
      const unitId = await unitOfAll(tx, change.personIds);
      const what = { action: `scope.${change.status}`, unitId };
      await audit(tx, ctx, {
        ...what,
        subjectType: 'person',
        subjectId: null,
        detail: {
          personIds: change.personIds,
          criteria: change.criteria,
          from: change.from,
          to: change.to,
          documentNumber: change.documentNumber,
        },
      });
      const editId = await this.recent.keep(tx, ctx, note, { ...what, permission: 'scope.write' });
      return { changed, unchanged: change.personIds.length - changed, editId };
    });
  }

  /** One person, one criterion: ends what stands from the day on and puts the new mark in. Works inside `changePeople`. */
  async scopeOf(
    tx: Tx,
    ctx: RequestContext,
    facts: StoredFacts,
    criterionId: number,
    change: Omit<ScopeChange, 'personIds' | 'criteria'>,
    importId: number | null,
  ): Promise<boolean> {
    const marks = facts.scopes.filter((s) => s.criterionId === criterionId && (s.to === null || s.to >= change.from));
    if (
      marks.length === 1 &&
      marks[0]?.status === change.status &&
      marks[0].from <= change.from &&
      marks[0].to === change.to
    )
      return false;
    if (marks.length === 0 && change.status === 'in_scope') return false;
    for (const mark of marks)
      await tx.run('UPDATE scope_mark SET valid_to = ? WHERE id = ?', [addDays(change.from, -1), mark.id]);
    if (change.status !== 'in_scope')
      await insertScopeMarks(tx, ctx, [
        {
          id: this.keys.next(),
          personId: facts.personId,
          criterionId,
          status: change.status,
          from: change.from,
          to: change.to,
          reason: change.reason,
          documentNumber: change.documentNumber,
          approver: change.approver,
          importId,
        },
      ]);
    return true;
  }
}
