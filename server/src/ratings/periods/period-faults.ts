import { Injectable } from '@nestjs/common';
import { kindsIn, PERIOD_KINDS } from '@dat100/shared/rating-period-settings';
import { formatDay, type Day } from '@dat100/shared/calendar';
import { AgencyTree } from '@dat100/shared/rating-agencies';
import { pathText } from '../../access/unit-refs.js';
import type { RequestContext } from '../../common/context.js';
import { marks, type Sql } from '../../database/sql.js';
import type { Unit } from '../../units/unit.js';
import { holdsForTheCity } from '../../access/for-the-city.js';
import { headFaults } from './head-faults.js';
import { otherPeriodFaults, schemeFaults } from './kind-faults.js';
import { fault, MOST_NAMED, type PeriodFault } from './period-fault.js';
import { allUnits } from './prepare-gathering.js';
import { agenciesOf, type StoredAgency, type StoredPeriod } from './stored-periods.js';

/** All that is wrong with a draft at once, each with the way out. */
@Injectable()
export class PeriodFaults {
  /**
   * A cut-off is over on the day after. People are named to those who may read sheets of the whole city; to
   * administrators, who are to see nobody's records, the unit is told alone.
   */
  async of(sql: Sql, period: StoredPeriod, ctx: RequestContext): Promise<PeriodFault[]> {
    const named = holdsForTheCity(ctx, 'rating.sheet');
    const [units, agencies, kinds] = [await allUnits(sql), await agenciesOf(sql, period.id), kindsIn(period.settings)];
    return [
      ...dayFaults(period, ctx.today),
      ...(await schemeFaults(sql, period)),
      ...(await otherPeriodFaults(sql, period)),
      ...agencyFaults(period, agencies, units),
      ...(await placeFaults(sql, period, agencies, units, kinds)),
      ...(await twoEmployments(sql, period.cutOff, PERIOD_KINDS, units, named)),
      ...(await headFaults(sql, period, { agencies, units, kinds, named })),
    ];
  }
}

function dayFaults({ year, cutOff }: StoredPeriod, today: Day): PeriodFault[] {
  const [first, last] = [`${year}-01-01`, `${year + 1}-01-31`];
  return [
    ...(cutOff >= today
      ? [
          fault(
            'cut_off_not_over',
            `Ngày chốt số liệu ${formatDay(cutOff)} chưa qua. Hãy mở kỳ từ ngày hôm sau, hoặc chọn ngày chốt sớm hơn.`,
            `The cut-off ${formatDay(cutOff)} is not over. Open the period on the day after, or choose an earlier cut-off.`,
          ),
        ]
      : []),
    ...(cutOff < first || cutOff > last
      ? [
          fault(
            'cut_off_other_year',
            `Ngày chốt số liệu ${formatDay(cutOff)} không thuộc năm ${year}. Hãy chọn ngày từ ${formatDay(first)} đến ${formatDay(last)}.`,
            `The cut-off ${formatDay(cutOff)} is not of the year ${year}. Choose a day from ${formatDay(first)} to ${formatDay(last)}.`,
          ),
        ]
      : []),
  ];
}

function agencyFaults(
  { cutOff }: StoredPeriod,
  agencies: readonly StoredAgency[],
  units: ReadonlyMap<number, Unit>,
): PeriodFault[] {
  if (agencies.length === 0)
    return [
      fault(
        'no_agencies',
        'Kỳ chưa có cơ quan xếp loại nào. Hãy thêm ít nhất cơ quan trên cùng.',
        'The period has no rating agency. Add at least the topmost one.',
      ),
    ];
  return agencies.flatMap(({ unitId, name, selfDue, proposeDue, decideDue }) => {
    const unit = units.get(unitId);
    const ended = !unit || unit.validFrom > cutOff || (unit.validTo !== null && unit.validTo < cutOff);
    return [
      ...(ended
        ? [
            fault(
              'agency_ended',
              `${name} không hoạt động vào ngày chốt ${formatDay(cutOff)}. Hãy bỏ khỏi danh sách cơ quan xếp loại.`,
              `${name} was not in force on the cut-off ${formatDay(cutOff)}. Take it off the rating agencies.`,
              { unitId },
            ),
          ]
        : []),
      ...(!(selfDue <= proposeDue && proposeDue <= decideDue)
        ? [
            fault(
              'days_out_of_order',
              `${name}: hạn tự đánh giá (${formatDay(selfDue)}), đề xuất (${formatDay(proposeDue)}), quyết định (${formatDay(decideDue)}) phải theo thứ tự đó.`,
              `${name}: the days of self-assessment (${formatDay(selfDue)}), proposal (${formatDay(proposeDue)}) and decision (${formatDay(decideDue)}) must be in that order.`,
              { unitId },
            ),
          ]
        : []),
      ...(selfDue < cutOff
        ? [
            fault(
              'days_before_cut_off',
              `${name}: hạn tự đánh giá ${formatDay(selfDue)} sớm hơn ngày chốt số liệu ${formatDay(cutOff)}. Hãy lùi hạn lại.`,
              `${name}: self-assessment is due on ${formatDay(selfDue)}, before the cut-off ${formatDay(cutOff)}. Give a later day.`,
              { unitId },
            ),
          ]
        : []),
    ];
  });
}

/** Units with people whom no agency rates. */
async function placeFaults(
  sql: Sql,
  { cutOff }: StoredPeriod,
  agencies: readonly StoredAgency[],
  units: ReadonlyMap<number, Unit>,
  kinds: readonly string[],
): Promise<PeriodFault[]> {
  const rows = await sql.rows<{ unit_id: number; n: number }>(
    `SELECT e.unit_id, COUNT(*) AS n FROM employment e
      WHERE e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to >= ?) AND e.kind IN (${marks(kinds.length)}) GROUP BY e.unit_id`,
    [cutOff, cutOff, ...kinds],
  );
  if (rows.length === 0)
    return [
      fault(
        'nobody',
        `Không có ai đang làm việc vào ngày chốt ${formatDay(cutOff)}. Hãy nhập danh sách nhân sự, hoặc chọn ngày chốt khác.`,
        `Nobody was employed on the cut-off ${formatDay(cutOff)}. Import the lists of people, or choose another day.`,
      ),
    ];
  const tree = new AgencyTree(agencies);
  const names = new Map([...units.values()].map(({ id, name }) => [id, name]));
  return rows
    .flatMap((row) => {
      const unit = units.get(Number(row.unit_id));
      return unit && agencies.length > 0 && tree.nearest(unit.path) === null ? [{ unit, people: Number(row.n) }] : [];
    })
    .slice(0, MOST_NAMED)
    .map(({ unit, people }) =>
      fault(
        'no_agency',
        `${pathText(unit.path, names)}: ${people} người không thuộc cơ quan xếp loại nào. Hãy thêm đơn vị này hoặc cấp trên của nó.`,
        `${pathText(unit.path, names)}: ${people} people belong to no rating agency. Add this unit or one above it.`,
        { unitId: unit.id },
      ),
    );
}

async function twoEmployments(
  sql: Sql,
  day: Day,
  kinds: readonly string[],
  units: ReadonlyMap<number, Unit>,
  named: boolean,
): Promise<PeriodFault[]> {
  const rows = await sql.rows<{ person_id: number; full_name: string; unit_id: number | null }>(
    `SELECT d.person_id, p.full_name, p.unit_id FROM person p JOIN
        (SELECT e.person_id FROM employment e WHERE e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to >= ?)
          AND e.kind IN (${marks(kinds.length)}) GROUP BY e.person_id HAVING COUNT(*) > 1) d ON d.person_id = p.id
      ORDER BY p.sort_key, p.id LIMIT ?`,
    [day, day, ...kinds, MOST_NAMED],
  );
  return rows.map((row) => {
    const unit = units.get(Number(row.unit_id))?.name ?? '';
    const who = named ? { vi: row.full_name, en: row.full_name } : { vi: 'Một người', en: 'A person' };
    return fault(
      'two_employments',
      `${who.vi} (${unit}) có hai quá trình công tác vào ngày ${formatDay(day)}. Hãy kết thúc một quá trình ở trang nhân sự.`,
      `${who.en} (${unit}) has two employments on ${formatDay(day)}. End one of them on the person's page.`,
      { personId: named ? Number(row.person_id) : null },
    );
  });
}
