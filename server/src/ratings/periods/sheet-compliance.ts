import { Injectable } from '@nestjs/common';
import { AgencyTree } from '@dat100/shared/rating-agencies';
import type { Sql } from '../../database/sql.js';
import { DirectivesService } from '../../directives/directives.service.js';
import { factsFrom } from '../../rollups/person-facts.js';
import { complianceOfUnit, figuresOfUnits } from './gather-units.js';
import { recordsAfter } from './period-records.js';
import { allUnits } from './prepare-gathering.js';
import { ratingFactsOf, type UnitCompliance } from './rating-facts-of.js';
import { agenciesOf, type StoredPeriod } from './stored-periods.js';
import type { StoredSheet } from './stored-sheets.js';
import { ratedUnit } from './stored-units.js';

/** What a sheet says of the orders' criteria, once more as it was gathered: of a unit for its head, else of the person. */
@Injectable()
export class SheetCompliance {
  constructor(private readonly directives: DirectivesService) {}

  /** As it was frozen for the unit's own rating; the topmost unit has none, and is asked again. */
  async ofUnit(sql: Sql, { id, cutOff }: StoredPeriod, unitId: number): Promise<UnitCompliance> {
    const kept = await ratedUnit(sql, id, unitId);
    if (kept)
      return complianceOfUnit(new Map(kept.figures.map(({ criterion, ...figure }) => [criterion, figure])), cutOff);
    const all = await this.directives.all();
    const criteria = all.filter(({ countedFrom }) => countedFrom <= cutOff).flatMap((one) => one.criteria);
    const figures = await figuresOfUnits(sql, [unitId], criteria, cutOff);
    return complianceOfUnit(figures.get(unitId) ?? new Map(), cutOff);
  }

  /** From what was on record when the period was opened. */
  async ofPerson(sql: Sql, period: StoredPeriod, sheet: StoredSheet): Promise<UnitCompliance> {
    const records = await recordsAfter(sql, sheet.personId - 1, 1, period.knownAt);
    const facts = factsFrom(records).get(sheet.personId);
    if (!facts) return {};
    const rules = await this.directives.countRules();
    const agencies = new AgencyTree(await agenciesOf(sql, period.id));
    const sources = new Map(records.told.map(({ id, source }) => [Number(id), source]));
    const known = { facts, kind: sheet.kind, listed: new Set<number>(), leaves: [], sources };
    return ratingFactsOf({ period, rules, units: await allUnits(sql), agencies }, known, null).compliance;
  }
}
