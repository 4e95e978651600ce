import { Injectable } from '@nestjs/common';
import { audit } from '../audit/audit.js';
import { requirePeople } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { revisionsOf, type EditedPerson } from '../people/edit-note.js';
import { namesOf } from '../people/person-checks.js';
import { editsStandAgain, RecentEdits } from '../people/recent-edits.js';
import { restoreRows } from '../people/restore-rows.js';
import { changePeople } from '../rollups/change-people.js';
import { lockPeople } from '../rollups/person-facts.js';
import { moveBoardsOf } from '../rollups/settle.js';
import type { PersonProblem, RecordOutcome } from './record-status.js';
import { takeBack, type DatedRow, type DatedTable } from './take-back.js';

/** Said of whatever goes with an edit that was taken back: `ended_reason` of an employment, the reason of a retraction. */
const EDIT_UNDONE = 'edit_undone';

const AT_ONCE = 1000;

const NEWER = {
  code: 'newer_on_top',
  messageVi:
    'Dữ liệu của người này đã được thay đổi tiếp sau đó, nên được giữ nguyên. Mở trang cá nhân để sửa những gì còn sai.',
  messageEn:
    "This person's data was changed again afterwards, so it is left as it is. Open the person's page and correct what is still wrong.",
};

/** Hoàn tác: taking back what one has just recorded by hand, exactly and on record. */
@Injectable()
export class UndoEdit {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly directives: DirectivesService,
    private readonly recent: RecentEdits,
  ) {}

  /**
   * Takes an edit of the caller's own back within a minute: what it put in is retracted, what it replaced comes back.
   * People on whom something newer stands are left as they are and named; the others are done.
   *
   * @throws conflict `undo_over`, and not_found, for the whole edit, when any of its people is out of the
   *   caller's reach by now
   */
  async undo(ctx: RequestContext, editId: number): Promise<RecordOutcome> {
    const rules = await this.directives.countRules();
    return this.db.transaction(async (tx) => {
      const edit = await this.recent.find(tx, ctx, editId);
      const allIds = edit.people.map(({ personId }) => personId);
      await lockPeople(tx, allIds);
      // Before anything is said of anybody: whoever has left the caller's reach is not even named.
      await requirePeople(tx, ctx, edit.permission, allIds);
      const { undone, problems } = await this.stillOnTop(tx, edit.people);
      const ids = undone.map(({ personId }) => personId);
      if (ids.length === 0) return { recorded: 0, unchanged: 0, problems, editId: null };
      await changePeople(tx, rules, ctx.now, ids, () => this.putBack(tx, ctx, undone));
      for (const piece of pieces(ids, AT_ONCE))
        await tx.run(`UPDATE person SET version = version + 1, updated_at = ? WHERE id IN (${marks(piece.length)})`, [
          ctx.now,
          ...piece,
        ]);
      await this.standAgain(tx, undone);
      await this.recent.forget(tx, editId);
      // A reason moves no count, and the boards tell of reasons too.
      await moveBoardsOf(tx, ctx.now, ids);
      await audit(tx, ctx, {
        action: 'edit.undo',
        subjectType: 'person',
        subjectId: allIds.length === 1 ? (allIds[0] ?? null) : null,
        unitId: edit.unitId,
        detail: { undoes: edit.auditSeq, action: edit.action, personIds: ids, left: problems.length },
      });
      return { recorded: ids.length, unchanged: 0, problems, editId: null };
    });
  }

  /** People as the edit left them, and the others: something newer stands on them, or a list has said the same since. */
  private async stillOnTop(
    tx: Tx,
    people: readonly EditedPerson[],
  ): Promise<{ undone: EditedPerson[]; problems: PersonProblem[] }> {
    const ids = people.map(({ personId }) => personId);
    const revisions = await revisionsOf(tx, ids);
    const asserted = await assertedSince(tx, people);
    const isOnTop = ({ personId, left }: EditedPerson) => revisions.get(personId) === left && !asserted.has(personId);
    const names = await namesOf(tx, ids);
    const problems = people
      .filter((one) => !isOnTop(one))
      .map(({ personId }) => ({ personId, fullName: names.get(personId) ?? '', ...NEWER }));
    return { undone: people.filter(isOnTop), problems };
  }

  private async putBack(tx: Tx, ctx: RequestContext, people: readonly EditedPerson[]): Promise<void> {
    await restoreRows(
      tx,
      people.map(({ replaced }) => replaced),
    );
    const begun = (of: DatedTable): DatedRow[] =>
      people.flatMap((one) =>
        one.begun.flatMap(({ table, id, from }) => (table === of ? [{ id, valid_from: from }] : [])),
      );
    const dated = { employment: begun('employment'), membership: begun('membership'), scope_mark: begun('scope_mark') };
    const events = people.flatMap(({ personId, events: ids }) => ids.map((id) => ({ id, person_id: personId })));
    await takeBack(tx, ctx, this.keys, { dated, events }, EDIT_UNDONE);
  }

  /**
   * Lists on which the edit had stood are on top again, and can be undone: their rows move up with the person's
   * revision and keep their distances (decision 7). So do older edits.
   */
  private async standAgain(tx: Tx, people: readonly EditedPerson[]): Promise<void> {
    const revisions = await revisionsOf(
      tx,
      people.map(({ personId }) => personId),
    );
    const alike = new Map<string, { found: number; by: number; ids: number[] }>();
    for (const { personId, found } of people) {
      const by = (revisions.get(personId) ?? found) - found;
      const group = alike.get(`${found}|${by}`) ?? { found, by, ids: [] };
      alike.set(`${found}|${by}`, group);
      group.ids.push(personId);
    }
    for (const { found, by, ids } of alike.values()) {
      for (const piece of pieces(ids, AT_ONCE))
        await tx.run(
          `UPDATE import_row SET person_revision = person_revision + ?
            WHERE person_id IN (${marks(piece.length)}) AND person_revision <= ?
              AND state IN ('done', 'applied', 'same')`,
          [by, ...piece, found],
        );
      await editsStandAgain(tx, ids, { found, by });
    }
  }
}

/** Of edited people, those whom a list has found as the edit left them: it says the same. */
async function assertedSince(tx: Tx, people: readonly EditedPerson[]): Promise<Set<number>> {
  const left = new Map(people.map((one) => [one.personId, one.left]));
  const found = new Set<number>();
  for (const ids of pieces([...left.keys()], AT_ONCE))
    for (const row of await tx.rows<{ person_id: number; person_revision: number }>(
      `SELECT r.person_id, MAX(r.person_revision) AS person_revision FROM import_row r JOIN import_file f ON f.id = r.import_id
        WHERE r.person_id IN (${marks(ids.length)}) AND (r.state IN ('done', 'applied')
            OR (r.state = 'same' AND f.state IN ('applying', 'applied', 'undoing', 'undone')))
        GROUP BY r.person_id`,
      ids,
    ))
      if (Number(row.person_revision) >= (left.get(Number(row.person_id)) ?? 0)) found.add(Number(row.person_id));
  return found;
}
