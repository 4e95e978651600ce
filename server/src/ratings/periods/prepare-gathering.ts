import { Injectable } from '@nestjs/common';
import { AgencyTree } from '@dat100/shared/rating-agencies';
import type { Sql } from '../../database/sql.js';
import { DirectivesService } from '../../directives/directives.service.js';
import { UNIT_COLUMNS, unitOf, type Unit, type UnitRow } from '../../units/unit.js';
import type { Gathering } from './gather-people.js';
import { complianceOfUnit, figuresOfUnits, type UnitsFigures } from './gather-units.js';
import { headedUnits } from './period-heads.js';
import { requireSound } from './sound-figures.js';
import { rowRater } from './stored-sheets.js';
import { agenciesOf, schemeOfPeriod, type StoredPeriod } from './stored-periods.js';

/** What is read once for a whole period. */
export interface Prepared {
  gathering: Gathering;
  figures: UnitsFigures;
}

/** All units there ever were, by their keys. */
export async function allUnits(sql: Sql): Promise<Map<number, Unit>> {
  const rows = await sql.rows<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM unit u ORDER BY u.path`);
  return new Map(rows.map((row) => [Number(row.id), unitOf(row)]));
}

/** Reads what is the same for everybody of a period. */
@Injectable()
export class PrepareGathering {
  constructor(private readonly directives: DirectivesService) {}

  async of(sql: Sql, period: StoredPeriod): Promise<Prepared> {
    const [units, agencies, headed, scheme, rules, directives] = [
      await allUnits(sql),
      await agenciesOf(sql, period.id),
      await headedUnits(sql, period),
      await schemeOfPeriod(sql, period),
      await this.directives.countRules(),
      await this.directives.all(),
    ];
    const criteria = directives.filter(({ countedFrom }) => countedFrom <= period.cutOff).flatMap((d) => d.criteria);
    const figures = await figuresOfUnits(sql, [...units.keys()], criteria, period.cutOff);
    requireSound(figures, units);
    const unitFigures = new Map(
      [...new Set(headed.values())].map((id) => [id, complianceOfUnit(figures.get(id) ?? new Map(), period.cutOff)]),
    );
    return {
      gathering: {
        period,
        scheme,
        rated: rowRater(scheme),
        rules,
        units,
        agencies: new AgencyTree(agencies),
        heads: headed,
        unitFigures,
      },
      figures,
    };
  }
}
