import { formatDay } from '@dat100/shared/calendar';
import { PERIOD_KINDS } from '@dat100/shared/rating-period-settings';
import { AgencyTree } from '@dat100/shared/rating-agencies';
import { pathText } from '../../access/unit-refs.js';
import { marks, pieces, type Sql } from '../../database/sql.js';
import type { Unit } from '../../units/unit.js';
import { fault, MOST_NAMED, type PeriodFault } from './period-fault.js';
import { headsOf, type Head } from './period-heads.js';
import type { StoredAgency, StoredPeriod } from './stored-periods.js';

/** What is known of a period while its heads are looked at. */
export interface HeadsAmong {
  agencies: readonly StoredAgency[];
  units: ReadonlyMap<number, Unit>;
  kinds: readonly string[];
  /** people may be named to the caller */
  named: boolean;
}

/** A unit whose head would not be rated as a head. */
interface HeadGap {
  unit: Unit;
  /** a head by account that names no person, or one who is not employed; null: nobody is known at all */
  head: Head | null;
}

/**
 * The units of a period with people whose head nobody knows, or whose head is not employed at the cut-off: such a head
 * would be rated like everybody else, or not at all. Those above first.
 */
export async function headGaps(
  sql: Sql,
  period: Pick<StoredPeriod, 'id' | 'cutOff'>,
  { agencies, units, kinds }: Omit<HeadsAmong, 'named'>,
): Promise<HeadGap[]> {
  const tree = new AgencyTree(agencies);
  const { heads, vacant } = await headsOf(sql, period);
  const employed = await employedOf(
    sql,
    period,
    heads.flatMap(({ personId }) => personId ?? []),
    // A head of another kind is known, and rated in the period of that kind.
    PERIOD_KINDS,
  );
  const byUnit = new Map<number, Head[]>();
  for (const head of heads) byUnit.set(head.unitId, [...(byUnit.get(head.unitId) ?? []), head]);
  const withPeople = await sql.rows<{ unit_id: number }>(
    `SELECT DISTINCT unit_id FROM employment
      WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) AND kind IN (${marks(kinds.length)})`,
    [period.cutOff, period.cutOff, ...kinds],
  );
  const asked = new Set([...withPeople.map((row) => Number(row.unit_id)), ...byUnit.keys()]);
  return [...asked]
    .flatMap((id): HeadGap[] => {
      const unit = units.get(id);
      if (!unit || vacant.has(id) || tree.nearest(unit.path) === null) return [];
      const known = byUnit.get(id) ?? [];
      if (known.some(({ personId }) => personId !== null && employed.has(personId))) return [];
      const gone = known.find(({ personId }) => personId !== null);
      return [{ unit, head: gone ?? known[0] ?? null }];
    })
    .sort((a, b) => a.unit.path.split('/').length - b.unit.path.split('/').length || a.unit.id - b.unit.id);
}

/** Unrated heads as faults, each with the ways out: the account is tied, the head is said, or the post is vacant. */
export async function headFaults(sql: Sql, period: StoredPeriod, among: HeadsAmong): Promise<PeriodFault[]> {
  const gaps = await headGaps(sql, period, among);
  const names = new Map([...among.units.values()].map(({ id, name }) => [id, name]));
  const shown = gaps.slice(0, MOST_NAMED).map((gap) => faultOf(gap, period, among.named, names));
  const more = gaps.length - shown.length;
  if (more <= 0) return shown;
  return [
    ...shown,
    fault(
      'more_heads',
      `Còn ${more} đơn vị khác chưa rõ thủ trưởng. Hãy xử lý các đơn vị trên trước, hoặc ghi nhận một lần là các vị trí còn lại không rõ ai giữ đang khuyết.`,
      `The heads of ${more} more units are not known. Deal with those above first, or say once that the other posts nobody is known in are vacant.`,
    ),
  ];
}

function faultOf(
  { unit, head }: HeadGap,
  { cutOff }: StoredPeriod,
  named: boolean,
  names: ReadonlyMap<number, string>,
): PeriodFault {
  const [place, unitId] = [pathText(unit.path, names), unit.id];
  if (!head)
    return fault(
      'head_missing',
      `${place}: chưa rõ ai là thủ trưởng. Hãy chọn thủ trưởng, hoặc ghi nhận vị trí đang khuyết.`,
      `${place}: nobody knows who is head. Say who it is, or that the post is vacant.`,
      { unitId },
    );
  const { personId, displayName } = head;
  if (personId === null)
    return fault(
      'head_unknown',
      `${place}: tài khoản thủ trưởng "${displayName}" chưa gắn với hồ sơ nhân sự, nên không được đề xuất, quyết định trong kỳ và phiếu của thủ trưởng sẽ như phiếu của mọi người. Hãy gắn hồ sơ cho tài khoản, hoặc chọn thủ trưởng, hoặc ghi nhận vị trí đang khuyết.`,
      `${place}: the head's account "${displayName}" names no person, so it may not propose or decide, and the head would be rated like everybody else. Tie the account to its person, or say who is head, or that the post is vacant.`,
      { unitId, account: displayName },
    );
  return fault(
    'head_not_in_it',
    `${named ? `${displayName}, thủ trưởng ${unit.name},` : `Thủ trưởng ${unit.name}`} không có quá trình công tác vào ngày ${formatDay(cutOff)} nên không được xếp loại. Hãy bổ sung quá trình công tác, hoặc chọn thủ trưởng khác, hoặc ghi nhận vị trí đang khuyết.`,
    `${named ? `${displayName}, head of ${unit.name},` : `The head of ${unit.name}`} has no employment on ${formatDay(cutOff)} and would not be rated. Add the employment, or say who else is head, or that the post is vacant.`,
    { unitId, personId: named ? personId : null },
  );
}

/** Those of some people who are employed at the cut-off in a kind that counts. */
export async function employedOf(
  sql: Sql,
  { cutOff }: Pick<StoredPeriod, 'cutOff'>,
  personIds: readonly number[],
  kinds: readonly string[],
): Promise<Set<number>> {
  const found = new Set<number>();
  for (const ids of pieces([...new Set(personIds)], 1000)) {
    const rows = await sql.rows<{ person_id: number }>(
      `SELECT DISTINCT person_id FROM employment WHERE person_id IN (${marks(ids.length)})
        AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) AND kind IN (${marks(kinds.length)})`,
      [...ids, cutOff, cutOff, ...kinds],
    );
    for (const row of rows) found.add(Number(row.person_id));
  }
  return found;
}
