import { formatDay, type Day } from '@dat100/shared/calendar';
import { EMPLOYMENT_KINDS, MEMBERSHIPS } from '@dat100/shared/codes';
import type { RequestContext } from '../common/context.js';
import { badInput, changedMeanwhile, notFound } from '../common/errors.js';
import { keptText } from '../common/texts.js';
import { marks, type Tx } from '../database/sql.js';
import type { StoredFacts } from '../rollups/person-facts.js';

/** @throws bad_input `unknown_kind` */
export function checkKind(kind: string): void {
  if (EMPLOYMENT_KINDS.some(({ code }) => code === kind)) return;
  const codes = EMPLOYMENT_KINDS.map(({ code }) => code).join(', ');
  throw badInput(
    'unknown_kind',
    `Không có diện "${kind}"; có: ${codes}.`,
    `There is no employment kind "${kind}"; there are: ${codes}.`,
    'kind',
  );
}

/** @throws bad_input `unknown_membership` */
export function checkMembership(membership: string, field: string): void {
  if (MEMBERSHIPS.some(({ code }) => code === membership)) return;
  const codes = MEMBERSHIPS.map(({ code }) => code).join(', ');
  throw badInput(
    'unknown_membership',
    `Không có tổ chức "${membership}"; có: ${codes}.`,
    `There is no membership "${membership}"; there are: ${codes}.`,
    field,
  );
}

/** What the records have room for, in characters. */
const MOST_CHARS = { reason: 300, documentNumber: 80, approver: 120, orderNumber: 80, title: 120, reference: 120 };

type TextField = keyof typeof MOST_CHARS;

/** Texts as the records keep them. @throws bad_input `text_too_long` that names the first field that has no room */
export function keptTexts<F extends TextField>(texts: Record<F, string | null>): Record<F, string | null> {
  const kept = Object.entries<string | null>(texts).map(([field, text]) => [
    field,
    keptText(text, MOST_CHARS[field as TextField], field),
  ]);
  return Object.fromEntries(kept) as Record<F, string | null>;
}

/** Why something was done, in somebody's own words. @throws bad_input `reason_needed`, `text_too_long` */
export function neededReason(typed: string, messageVi: string, messageEn: string): string {
  const { reason } = keptTexts({ reason: typed });
  if (reason === null) throw badInput('reason_needed', messageVi, messageEn, 'reason');
  return reason;
}

/** A day that has not come yet cannot have happened. @throws bad_input */
export function checkNotFuture(day: Day, today: Day, field: string): void {
  if (day > today)
    throw badInput(
      'future_date',
      `Ngày ${formatDay(day)} ở tương lai; hôm nay là ${formatDay(today)}.`,
      `${formatDay(day)} lies in the future; today is ${formatDay(today)}.`,
      field,
    );
}

/**
 * Raises the person's version if it is the one the caller saw, and notes that what is known of them is of today: an
 * older list does not undo it. @throws changed_meanwhile
 */
export async function bumpVersion(tx: Tx, ctx: RequestContext, personId: number, seen: number): Promise<void> {
  const touched = await tx.run(
    'UPDATE person SET version = version + 1, updated_at = ?, details_on = ? WHERE id = ? AND version = ?',
    [ctx.now, ctx.today, personId, seen],
  );
  if (touched !== 1) throw changedMeanwhile();
}

/** The same for several people whom the caller has chosen from a list, and whom nobody else is changing: they are locked. */
export async function bumpVersions(tx: Tx, ctx: RequestContext, personIds: readonly number[]): Promise<void> {
  await tx.run(
    `UPDATE person SET version = version + 1, updated_at = ?, details_on = ? WHERE id IN (${marks(personIds.length)})`,
    [ctx.now, ctx.today, ...personIds],
  );
}

export function factsOf(known: ReadonlyMap<number, StoredFacts>, personId: number): StoredFacts {
  const facts = known.get(personId);
  if (!facts) throw notFound();
  return facts;
}

/** The names of people, by their keys. */
export async function namesOf(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx.rows<{ id: number; full_name: string }>(
    `SELECT id, full_name FROM person WHERE id IN (${marks(ids.length)})`,
    [...ids],
  );
  return new Map(rows.map((r) => [Number(r.id), r.full_name]));
}

/** The unit a person is listed with. */
export async function listedUnit(tx: Tx, personId: number): Promise<number | null> {
  const row = await tx.one<{ unit_id: number | null }>('SELECT unit_id FROM person WHERE id = ?', [personId]);
  return row?.unit_id == null ? null : Number(row.unit_id);
}

/**
 * The lowest unit that all these people are listed below: what was done to them together is on record there, for those
 * who are in charge of only some of them are not told of the others. null = nobody is listed anywhere.
 */
export async function unitOfAll(tx: Tx, personIds: readonly number[]): Promise<number | null> {
  const rows = await tx.rows<{ path: string }>(
    `SELECT DISTINCT u.path FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id IN (${marks(personIds.length)})`,
    personIds,
  );
  const [first = [], ...others] = rows.map(({ path }) => path.split('/').filter(Boolean));
  const apart = first.findIndex((id, i) => others.some((other) => other[i] !== id));
  const lowest = apart === -1 ? first.at(-1) : first[apart - 1];
  return lowest === undefined ? null : Number(lowest);
}

/** A unit that has ended, or not begun, employs nobody. @throws bad_input `closed_unit` */
export async function requireOpenUnit(tx: Pick<Tx, 'rows'>, unitId: number, day: Day): Promise<void> {
  const rows = await tx.rows<{ name: string; valid_from: string; valid_to: string | null }>(
    `SELECT name, valid_from, valid_to FROM unit WHERE id IN (${marks(1)})`,
    [unitId],
  );
  const unit = rows[0];
  if (!unit) throw notFound();
  if (unit.valid_from > day || (unit.valid_to !== null && unit.valid_to < day))
    throw badInput(
      'closed_unit',
      `${unit.name} không hoạt động vào ngày ${formatDay(day)}; chọn đơn vị kế thừa hoặc ngày khác.`,
      `${unit.name} was not in force on ${formatDay(day)}; choose its successor or another day.`,
      'unitId',
    );
}
