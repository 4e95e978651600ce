import { Injectable } from '@nestjs/common';
import { formatDay } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import { sameName } from '@dat100/shared/vietnamese-text';
import { audit } from '../audit/audit.js';
import { requirePeople, requireUnits } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput, conflict, notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { againOnDuplicate } from '../database/dialect.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import { keptTexts } from '../people/person-checks.js';
import { DirectivesService } from '../directives/directives.service.js';
import { lockPeople } from '../rollups/person-facts.js';
import { countUncounted, lockCounters, touchUnits } from '../rollups/settle.js';
import { UnitsService } from '../units/units.service.js';
import { answerRejected, supersede } from './answered-rows.js';
import { ApplyRows } from './apply-rows.js';
import { CellPlaces } from './cell-places.js';
import { isMended } from './error-book/book-columns.js';
import { answerMended, newerLists, openAndMended, type NamedList } from './mended-rows.js';
import { keyOf, type PlannedRow } from './plan-roster.js';
import { PLANNERS } from './planners.js';
import { openPoliceRows } from './police/open-police.js';
import { readImport, type StoredImport } from './stored-import.js';
import { ACCEPTED, readRows, type StoredRow } from './stored-rows.js';
import { requireMove, requireTransfer } from './transfer-order.js';
import type { DecidedWith } from './write-context.js';

/** Conflicts that are decided for the list only with a reason: by taking records back, or over a name that differs. */
const REASON_WORDS: Readonly<Record<string, { vi: string; en: string }>> = {
  moves_backwards: {
    vi: 'Tình trạng này lùi so với tình trạng đã ghi nhận: cần ghi lý do đính chính.',
    en: 'This status is earlier than the one on record: a reason for the correction is needed.',
  },
  contradicts_stronger: {
    vi: 'Tình trạng này trái với nguồn mạnh hơn đã ghi nhận: cần ghi lý do đính chính.',
    en: 'This status contradicts a stronger source on record: a reason for the correction is needed.',
  },
  name_does_not_match_id: {
    vi: 'Họ tên trong danh sách Công an khác với hệ thống: nếu vẫn là cùng một người thì ghi lý do, ví dụ đã đối chiếu thẻ.',
    en: 'The police list has another name than the records: if it is the same person all the same, say why, for example that the card was compared.',
  },
};

/** Rows that were rejected or wait for a decision: they stand on the board as "uncounted" until they are settled. */
@Injectable()
export class OpenRows {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /**
   * Opens the left-out rows of an import. It answers what earlier lists of the units it names left open, an error
   * workbook that comes back only the rows it holds; where a newer list of a unit is in already, that one has answered
   * these, and a newer error workbook the rows that it named.
   */
  async open(tx: Tx, ctx: RequestContext, rules: CountRules, stored: StoredImport): Promise<void> {
    // Two lists of one unit that end together must see what the other has opened.
    await lockCounters(tx);
    if (stored.kind === 'police') return openPoliceRows(tx, ctx, rules, stored);
    const listed = idsOf(
      await tx.rows<UnitRow>('SELECT DISTINCT unit_id FROM import_row WHERE import_id = ?', [stored.id]),
    );
    const newer = await newerLists(tx, stored);
    const overtaken = new Set(await this.overtaken(tx, newer.whole, listed));
    const news = listed.filter((id) => !overtaken.has(id));
    const byUnit = new Map<number, number>();
    // Whoever mends some rows of a list has not answered the others.
    const mended = isMended(stored.sheets);
    if (mended) addCounts(byUnit, -1, await supersede(tx, stored.id, await openAndMended(tx, this.secrets, stored)));
    for (const ids of pieces(news, 1000)) {
      if (!mended) addCounts(byUnit, -1, await this.answer(tx, stored, ids));
      const own = `import_id = ? AND state = 'planned' AND outcome IN ('rejected', 'conflict') AND unit_id IN (${marks(ids.length)})`;
      addCounts(
        byUnit,
        1,
        countsOf(
          await tx.rows(`SELECT unit_id, COUNT(*) AS n FROM import_row WHERE ${own} GROUP BY unit_id`, [
            stored.id,
            ...ids,
          ]),
        ),
      );
      await tx.run(`UPDATE import_row SET state = 'open' WHERE ${own}`, [stored.id, ...ids]);
    }
    addCounts(byUnit, -1, await answerRejected(tx, stored));
    addCounts(byUnit, -1, await answerMended(tx, this.secrets, stored.id, newer.mended));
    await tx.run(
      "UPDATE import_row SET state = 'superseded' WHERE import_id = ? AND state = 'planned' AND outcome IN ('rejected', 'conflict')",
      [stored.id],
    );
    await countUncounted(tx, rules, ctx.now, byUnit);
  }

  /** The units of an import have heard something new, even where it changed nothing. */
  async markFresh(tx: Tx, now: number, importId: number): Promise<void> {
    const listed = idsOf(
      await tx.rows<UnitRow>(`SELECT DISTINCT unit_id FROM import_row WHERE import_id = ? AND ${ACCEPTED}`, [importId]),
    );
    await touchUnits(tx, now, listed);
  }

  /** A whole list answers what earlier lists left open of these units (at most 1,000). Answers how many of each. */
  private async answer(tx: Tx, stored: StoredImport, unitIds: readonly number[]): Promise<Map<number, number>> {
    // They are found by their units: an UPDATE with these conditions reads every row of every import.
    const answered = await tx.rows<{ id: number }>(
      `SELECT id FROM import_row
        WHERE state = 'open' AND outcome IN ('rejected', 'conflict') AND unit_id IN (${marks(unitIds.length)})
          AND import_id IN (SELECT id FROM import_file WHERE kind = 'roster' AND as_of <= ? AND id <> ?)`,
      [...unitIds, stored.asOf, stored.id],
    );
    return supersede(tx, stored.id, answered);
  }

  /** Units that one of these newer lists names. */
  private async overtaken(tx: Tx, lists: readonly NamedList[], unitIds: readonly number[]): Promise<number[]> {
    const found: number[] = [];
    for (const importIds of pieces(lists, 500))
      for (const ids of pieces(unitIds, 1000))
        found.push(
          ...idsOf(
            await tx.rows<UnitRow>(
              `SELECT DISTINCT unit_id FROM import_row WHERE import_id IN (${marks(importIds.length)}) AND unit_id IN (${marks(ids.length)})`,
              [...importIds.map(({ id }) => id), ...ids],
            ),
          ),
        );
    return found;
  }

  /**
   * Decides one waiting row: `keep` leaves the records as they are, `apply` takes the row: a transfer, the list's name,
   * the list's stage. Whoever decides must be in charge of the unit of the row and of the person's present unit; what
   * takes records back is a correction and needs a reason. A transfer may have the number of its order.
   * @throws bad_input `text_too_long`, `reason_needed`, `not_a_transfer`; conflict `already_decided`, `already_there`
   */
  async decide(
    ctx: RequestContext,
    rowId: number,
    decision: string,
    reason: string | null = null,
    order: string | null = null,
  ): Promise<StoredImport> {
    if (decision !== 'keep' && decision !== 'apply')
      throw badInput(
        'unknown_decision',
        'Quyết định là keep hoặc apply.',
        'The decision is keep or apply.',
        'decision',
      );
    const { reason: why, orderNumber } = keptTexts({ reason, orderNumber: order });
    const rules = await this.directives.countRules();
    const decideIn = async (tx: Tx): Promise<number> => {
      const [found] = await tx.lock<{ import_id: number; state: string; outcome: string; unit_id: number }>(
        'SELECT import_id, state, outcome, unit_id FROM import_row WHERE id = ?',
        [rowId],
      );
      if (!found || found.outcome !== 'conflict') throw notFound();
      await requireUnits(tx, ctx, 'conflict.resolve', [Number(found.unit_id)]);
      if (found.state !== 'open')
        throw conflict('already_decided', 'Dòng này đã được quyết định.', 'This row has been decided already.');
      const stored = await readImport(tx, Number(found.import_id));
      const [row] = await readRows(tx, this.secrets, stored.id, 'AND id = ?', [rowId]);
      if (!row) throw notFound();
      if (orderNumber !== null) requireTransfer(decision, [row.conflictCode]);
      if (decision === 'apply' && why === null) requireNoReason(row.conflictCode);
      const said = { why, orderNumber };
      const settled = decision === 'apply' ? await this.apply(tx, ctx, rules, stored, row, said) : [row];
      await tx.run('UPDATE import_row SET state = ? WHERE id = ?', [decision === 'apply' ? 'applied' : 'kept', rowId]);
      const byUnit = new Map<number, number>();
      for (const r of settled) if (r.unitId !== null) byUnit.set(r.unitId, (byUnit.get(r.unitId) ?? 0) - 1);
      await countUncounted(tx, rules, ctx.now, byUnit);
      await audit(tx, ctx, {
        action: `conflict.${decision}`,
        subjectType: 'import_row',
        subjectId: rowId,
        unitId: row.unitId,
        detail: {
          importId: stored.id,
          code: row.conflictCode,
          reason: why,
          ...(orderNumber === null ? {} : { orderNumber }),
        },
      });
      return stored.id;
    };
    const importId = await againOnDuplicate(() => this.db.transaction(decideIn));
    return readImport(this.db.read, importId);
  }

  /** Takes the row in, and answers every open row that this settles: the same person's other rows of the file too. */
  private async apply(
    tx: Tx,
    ctx: RequestContext,
    rules: CountRules,
    stored: StoredImport,
    row: StoredRow,
    said: DecidedWith,
  ): Promise<StoredRow[]> {
    await this.takeHold(tx, ctx, row);
    if (stored.kind === 'summary') throw notFound();
    const unit = await this.units.byId(row.payload.row.unitId, tx);
    const deps = { secrets: this.secrets, rules, unitKind: () => unit.kind, inside: () => true };
    const places = new CellPlaces(stored.sheets);
    const decided = new Set([keyOf(row.payload.row)]);
    const [planned] = await PLANNERS[stored.kind](tx, deps, [row.payload], places, stored.asOf, decided);
    if (!planned?.plan || planned.outcome === 'conflict')
      throw conflict(
        'still_in_conflict',
        `Người này có thay đổi mới hơn ngày ${formatDay(stored.asOf)}; hãy điều chuyển trên trang cá nhân.`,
        `Something newer than ${formatDay(stored.asOf)} stands; use a transfer on the person's page.`,
      );
    if (said.why === null && row.conflictCode === 'employed_elsewhere') requireSameName(planned);
    if (said.orderNumber !== null) requireMove(planned.plan.writes);
    const writer = new ApplyRows({ keys: this.keys, secrets: this.secrets }, deps, { ...stored, kind: stored.kind });
    const personId = planned.known?.id ?? null;
    await tx.run('UPDATE import_row SET person_id = ? WHERE id = ?', [personId, row.id]);
    await writer.write(tx, ctx, [{ rowId: row.id, row: planned.row, plan: planned.plan, known: planned.known }], said);
    const others = (
      await readRows(tx, this.secrets, stored.id, "AND state = 'open' AND outcome = 'conflict' AND id <> ?", [row.id])
    ).filter((r) => r.payload.row.citizenId === row.payload.row.citizenId);
    for (const other of others) await tx.run("UPDATE import_row SET state = 'kept' WHERE id = ?", [other.id]);
    return [row, ...others];
  }

  /**
   * Locks the person of a row, before anything is read of them, and checks that their unit is in charge too. Somebody
   * whom the list did not find may have been brought in meanwhile, by another row of the file or by another door.
   */
  private async takeHold(tx: Tx, ctx: RequestContext, row: StoredRow): Promise<void> {
    const which = 'citizen_id_index = ?';
    const index = this.secrets.citizenIdIndex(row.payload.row.citizenId);
    const found = await tx.rows<{ id: number }>(`SELECT id FROM person WHERE ${which}`, [index]);
    await lockPeople(
      tx,
      found.map(({ id }) => Number(id)),
    );
    // Whoever came in only with a list that was undone is in nobody's charge.
    const listed = await tx.rows<{ id: number }>(`SELECT id FROM person WHERE ${which} AND unit_id IS NOT NULL`, [
      index,
    ]);
    await requirePeople(
      tx,
      ctx,
      'conflict.resolve',
      listed.map(({ id }) => Number(id)),
    );
  }
}

/** @throws reason_needed for a conflict that is decided for the list only with a reason */
function requireNoReason(code: string | null): void {
  const words = REASON_WORDS[code ?? ''];
  if (words) throw badInput('reason_needed', words.vi, words.en, 'reason');
}

/** Whoever listed the person was not told that the records have another name: whoever decides is. @throws reason_needed */
function requireSameName({ row, known }: PlannedRow): void {
  if (!known || known.withdrawn || sameName(row.fullName, known.fullName)) return;
  throw badInput(
    'reason_needed',
    `Số định danh này đứng tên "${known.fullName}", danh sách ghi "${row.fullName}". Hãy đối chiếu thẻ; nếu vẫn nhận dòng này thì ghi lý do.`,
    `On record this citizen id stands beside "${known.fullName}", the list says "${row.fullName}". Compare with the card; give a reason if the row is to be taken all the same.`,
    'reason',
  );
}

interface UnitRow {
  unit_id: number | null;
}

const idsOf = (rows: readonly UnitRow[]): number[] =>
  rows.flatMap(({ unit_id: id }) => (id === null ? [] : [Number(id)]));

const countsOf = (rows: readonly { unit_id: number; n: number }[]): Map<number, number> =>
  new Map(rows.map(({ unit_id: id, n }) => [Number(id), Number(n)]));

function addCounts(byUnit: Map<number, number>, sign: 1 | -1, counts: ReadonlyMap<number, number>): void {
  for (const [id, n] of counts) byUnit.set(id, (byUnit.get(id) ?? 0) + sign * n);
}
