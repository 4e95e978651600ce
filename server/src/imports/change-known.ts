import { addDays } from '@dat100/shared/calendar';
import { nameSortKey, searchForm } from '@dat100/shared/vietnamese-text';
import { marks, pieces, type Bound, type Tx } from '../database/sql.js';
import { followNames } from '../people/name-words.js';
import { insertEmployments, phoneCipher } from '../people/person-rows.js';
import type { KnownPerson, PersonWrites, RowWrites } from './row-plan.js';
import type { WriteContext } from './write-context.js';

/** A person known before, and what a row changes about them. */
export interface KnownChange {
  known: KnownPerson;
  writes: RowWrites;
}

const ROWS_AT_ONCE = 500;

/** Writes what rows change about people known before, many rows to a statement; new rows of facts come afterwards. */
export async function changeKnown(tx: Tx, w: WriteContext, changes: readonly KnownChange[]): Promise<void> {
  if (changes.length === 0) return;
  const dayBefore = addDays(w.asOf, -1);
  const ids = changes.map(({ known }) => known.id);
  for (const piece of pieces(ids, ROWS_AT_ONCE))
    await tx.run(`UPDATE person SET version = version + 1, updated_at = ? WHERE id IN (${marks(piece.length)})`, [
      w.ctx.now,
      ...piece,
    ]);
  const renamed = changes.filter(({ writes }) => writes.person.fullName !== undefined).map(({ known }) => known.id);
  await followNames(tx, renamed, async () => {
    for (const [column, values] of personColumns(w, changes)) await setEach(tx, 'person', column, values);
  });
  const moved = changes.filter(({ writes }) => writes.employ).map(({ known }) => known.id);
  for (const piece of pieces(moved, ROWS_AT_ONCE))
    await tx.run(
      `UPDATE employment SET valid_to = ?, ended_reason = ? WHERE person_id IN (${marks(piece.length)}) AND valid_from < ? AND (valid_to IS NULL OR valid_to >= ?)`,
      [dayBefore, 'transfer', ...piece, w.asOf, w.asOf],
    );
  await changeEmployments(tx, w, changes);
  const joinedBy = changes.flatMap(({ writes }) => writes.joinedBy);
  await setAll(tx, 'membership', 'valid_from', w.asOf, joinedBy);
  const quit = changes.flatMap(({ writes }) => writes.quit);
  await setAll(tx, 'membership', 'valid_to', dayBefore, quit);
  for (const criterionId of new Set(changes.flatMap(({ writes }) => writes.scopes.map((s) => s.criterionId)))) {
    const marked = changes.filter(({ writes }) => writes.scopes.some((s) => s.criterionId === criterionId));
    for (const piece of pieces(marked, ROWS_AT_ONCE))
      await tx.run(
        `UPDATE scope_mark SET valid_to = ? WHERE criterion_id = ? AND person_id IN (${marks(piece.length)}) AND (valid_to IS NULL OR valid_to >= ?)`,
        [dayBefore, criterionId, ...piece.map(({ known }) => known.id), w.asOf],
      );
  }
}

/** New values of the person's own columns, by column. */
function personColumns(w: WriteContext, changes: readonly KnownChange[]): Map<string, Map<number, Bound>> {
  const columns = new Map<string, Map<number, Bound>>();
  for (const { known, writes } of changes)
    for (const [column, value] of columnsOf(w, known.id, writes.person)) {
      const values = columns.get(column) ?? new Map<number, Bound>();
      columns.set(column, values.set(known.id, value));
    }
  return columns;
}

function columnsOf(w: WriteContext, personId: number, p: PersonWrites): [string, Bound][] {
  const sets: [string, Bound][] = [];
  if (p.fullName !== undefined)
    sets.push(
      ['full_name', p.fullName],
      ['search_name', searchForm(p.fullName)],
      ['sort_key', nameSortKey(p.fullName)],
    );
  if (p.birthDate !== undefined)
    sets.push(['birth_date', p.birthDate], ['birth_year', Number(p.birthDate.slice(0, 4))]);
  if (p.birthYear !== undefined) sets.push(['birth_year', p.birthYear]);
  if (p.sex !== undefined) sets.push(['sex', p.sex]);
  if (p.title !== undefined) sets.push(['title', p.title]);
  if (p.phone !== undefined) sets.push(['phone_cipher', phoneCipher(w.secrets, personId, p.phone)]);
  return sets;
}

async function changeEmployments(tx: Tx, w: WriteContext, changes: readonly KnownChange[]): Promise<void> {
  const titles = new Map<number, Bound>();
  const extended: number[] = [];
  const ended: number[] = [];
  const begun: Parameters<typeof insertEmployments>[2][number][] = [];
  for (const { known, writes } of changes) {
    const { replace, extend, retitle, rekind } = writes;
    if (extend) extended.push(extend.id);
    if (retitle) titles.set(retitle.id, retitle.title);
    if (replace)
      // An order that stood here was for the other unit.
      await tx.run(
        'UPDATE employment SET unit_id = ?, kind = ?, title = ?, order_number = ?, import_id = ? WHERE id = ?',
        [replace.unitId, replace.kind, replace.title, w.orderNumber, w.importId, replace.id],
      );
    const old = rekind && known.facts.employments.find((e) => e.id === rekind.id);
    if (!rekind || !old) continue;
    if (!rekind.dated)
      await tx.run('UPDATE employment SET kind = ?, title = ? WHERE id = ?', [rekind.kind, rekind.title, old.id]);
    else {
      // Another kind from the list's day on; the days before keep the old one.
      ended.push(old.id);
      const { kind, title } = rekind;
      const what = { personId: known.id, unitId: old.unitId, kind, title, from: w.asOf, to: old.to };
      begun.push({ id: w.keys.next(), ...what, orderNumber: null, importId: w.importId });
    }
  }
  await setAll(tx, 'employment', 'valid_from', w.asOf, extended);
  await setEach(tx, 'employment', 'title', titles);
  await setAll(tx, 'employment', 'valid_to', addDays(w.asOf, -1), ended);
  await insertEmployments(tx, w.ctx, begun);
}

type Table = 'person' | 'employment' | 'membership';

/** Sets a column to one value in many rows. */
async function setAll(tx: Tx, table: Table, column: string, value: Bound, ids: readonly number[]): Promise<void> {
  for (const piece of pieces(ids, ROWS_AT_ONCE))
    await tx.run(`UPDATE ${table} SET ${column} = ? WHERE id IN (${marks(piece.length)})`, [value, ...piece]);
}

/** Sets a column to a value of its own in each of many rows. */
async function setEach(tx: Tx, table: Table, column: string, values: ReadonlyMap<number, Bound>): Promise<void> {
  for (const piece of pieces([...values], ROWS_AT_ONCE)) {
    const cases = piece.map(() => 'WHEN ? THEN ?').join(' ');
    await tx.run(`UPDATE ${table} SET ${column} = CASE id ${cases} END WHERE id IN (${marks(piece.length)})`, [
      ...piece.flat(),
      ...piece.map(([id]) => id),
    ]);
  }
}
