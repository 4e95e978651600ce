import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import type { Day } from '@dat100/shared/calendar';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { bandOf, emulationPoints, unitPlaces, unitRate, type UnitFigure } from '@dat100/shared/rating-unit-score';
import { figuresOf, type Figures } from '../../boards/figures.js';
import { totalsOn } from '../../boards/read-counts.js';
import { pieces, type Bound, type Sql } from '../../database/sql.js';
import type { Criterion } from '../../directives/directives.service.js';
import { isInForce, type Unit } from '../../units/unit.js';
import { keptPath } from './kept-path.js';
import type { UnitCompliance } from './rating-facts-of.js';
import type { StoredPeriod } from './stored-periods.js';

const AT_ONCE = 2000;

/** Figures of units at the end of a day, by unit and criterion. */
export type UnitsFigures = Map<number, Map<string, Figures>>;

/** The boards' figures of some units as of a day; what nothing is known of is left out. */
export async function figuresOfUnits(
  sql: Sql,
  unitIds: readonly number[],
  criteria: readonly Criterion[],
  day: Day,
): Promise<UnitsFigures> {
  const found: UnitsFigures = new Map(unitIds.map((id) => [id, new Map<string, Figures>()]));
  for (const ids of pieces(unitIds, AT_ONCE))
    for (const criterion of criteria)
      for (const [id, counts] of await totalsOn(sql, ids, { criterionId: criterion.id, lens: 'all' }, day))
        found.get(id)?.set(criterion.code, figuresOf(criterion, counts));
  return found;
}

/** The figures of a unit as facts of its head. */
export function complianceOfUnit(
  figures: ReadonlyMap<string, Pick<Figures, 'claimed' | 'verified' | 'police' | 'inScope'>>,
  day: Day,
): UnitCompliance {
  return Object.fromEntries(
    [...figures].map(([code, { claimed, verified, police, inScope: of }]) => [
      code,
      {
        on: day,
        source: 'board',
        claimed: { achieved: claimed, of },
        verified: { achieved: verified, of },
        police: { achieved: police, of },
      },
    ]),
  );
}

/** Units are ranked with those of their group under the same unit: "wards" are those of one district. */
export const groupKey = (peerGroup: string, parentId: number): string => `${peerGroup}:${parentId}`;

/** The group and the unit above, of a key. */
export function groupOfKey(key: string): { peerGroup: string; parentId: number } {
  const [peerGroup = '', parentId = '0'] = key.split(':');
  return { peerGroup, parentId: Number(parentId) };
}

/** The columns of a unit's rating, in the order of unitRows. */
export const UNIT_COLUMNS_RATED = [
  'period_id',
  'unit_id',
  'path',
  'code',
  'name',
  'path_text',
  'kind',
  'peer_group',
  'figures',
  'rate_num',
  'rate_den',
  'place',
  'tied',
  'band',
  'points',
];

/** The ratings of all units that stand under the topmost at the cut-off and have people, by the scheme's criteria. */
export function unitRows(
  period: StoredPeriod,
  scheme: RatingScheme,
  units: ReadonlyMap<number, Unit>,
  figures: UnitsFigures,
  groups: ReadonlyMap<number, string>,
): Bound[][] {
  const { basis, criteria } = scheme.compliance;
  const names = new Map([...units.values()].map(({ id, name }) => [id, name]));
  const rated = [...units.values()].flatMap((unit) => {
    const known = figures.get(unit.id);
    if (unit.parentId === null || !known || known.size === 0 || !isInForce(unit, period.cutOff)) return [];
    const used = criteria.flatMap(({ code, weight }): UnitFigure[] => {
      const one = known.get(code);
      return one ? [{ criterion: code, weight, achieved: one[basis], inScope: one.inScope }] : [];
    });
    const people = Math.max(0, ...used.map(({ inScope }) => inScope));
    return [
      {
        unit,
        known,
        key: unit.id,
        group: groupKey(groups.get(unit.id) ?? unit.peerGroup, unit.parentId),
        rate: unitRate(used),
        people,
      },
    ];
  });
  const places = unitPlaces(rated, period.settings.leastPeople);
  return rated.map(({ unit, known, group, rate }) => {
    const { place, tied } = places.get(unit.id) ?? { place: null, tied: 0 };
    return [
      period.id,
      unit.id,
      unit.path,
      unit.code,
      unit.name,
      keptPath(unit.path, names),
      unit.kind,
      group,
      canonicalJson(keptFigures(known)),
      rate && String(rate.num),
      rate && String(rate.den),
      place,
      tied,
      rate && (bandOf(period.settings.bands, rate)?.code ?? null),
      rate && emulationPoints(rate, period.settings.mostPoints),
    ];
  });
}

function keptFigures(known: ReadonlyMap<string, Figures>): Canonical {
  return Object.fromEntries(
    [...known].map(([code, { inScope, claimed, verified, police, exempt, deferred }]) => [
      code,
      { in_scope: inScope, claimed, verified, police, exempt, deferred },
    ]),
  );
}
