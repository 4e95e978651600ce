import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { checkDayRange } from '../common/days.js';
import { badInput } from '../common/errors.js';
import { keptText } from '../common/texts.js';
import { Database } from '../database/database.js';
import { marks, pieces, type Sql } from '../database/sql.js';
import { UnitsService } from '../units/units.service.js';

/** No unit of a city has more posts; a number beyond is a slip of the finger. */
const MOST_POSTS = 1_000_000;
const MOST_DOCUMENT_CHARS = 80;
const SHOWN = 200;

/** Posts that a unit has from a day on, by a document. */
export interface Headcount {
  people: number;
  validFrom: Day;
  documentNumber: string | null;
  recordedAt: number;
  recordedBy: number | null;
}

interface Row {
  unit_id: number;
  valid_from: string;
  people: number;
  document_number: string | null;
  recorded_at: number;
  recorded_by: number | null;
}

/** The declared headcount (biên chế) of units: dated, and only added to. */
@Injectable()
export class Headcounts {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
  ) {}

  /**
   * Declares a headcount from a day on. Of several for the same day the one recorded last holds; all are kept.
   * @throws not_found, bad_input `bad_headcount`, `day_out_of_range`, `text_too_long`
   */
  async record(
    ctx: RequestContext,
    unitId: number,
    declared: { people: number; validFrom: Day; documentNumber: string | null },
  ): Promise<void> {
    const unit = await this.units.inScope(ctx, 'headcount.record', unitId);
    const { people, validFrom } = declared;
    if (!Number.isInteger(people) || people < 0 || people > MOST_POSTS)
      throw badInput(
        'bad_headcount',
        'Biên chế là số nguyên từ 0 đến 1.000.000; hãy kiểm tra lại số trên văn bản.',
        'A headcount is a whole number from 0 to 1,000,000; check the number in the document.',
        'people',
      );
    checkDayRange(validFrom, ctx.today, 'validFrom');
    const documentNumber = keptText(declared.documentNumber, MOST_DOCUMENT_CHARS, 'documentNumber');
    await this.db.transaction(async (tx) => {
      await tx.upsert(
        'headcount',
        ['unit_id', 'valid_from', 'recorded_at'],
        ['unit_id', 'valid_from', 'recorded_at', 'people', 'document_number', 'recorded_by'],
        [[unit.id, validFrom, ctx.now, people, documentNumber, ctx.actor.userId]],
        'replace',
      );
      await audit(tx, ctx, {
        action: 'headcount.record',
        subjectType: 'unit',
        subjectId: unit.id,
        unitId: unit.id,
        detail: { people, validFrom, documentNumber },
      });
    });
  }

  /** Everything that was ever declared for a unit, the newest first. @throws not_found */
  async history(ctx: RequestContext, unitId: number): Promise<Headcount[]> {
    const unit = await this.units.inScope(ctx, 'unit.read', unitId);
    const rows = await this.db.read.rows<Row>(
      `SELECT unit_id, valid_from, people, document_number, recorded_at, recorded_by FROM headcount
        WHERE unit_id = ? ORDER BY valid_from DESC, recorded_at DESC LIMIT ?`,
      [unit.id, SHOWN],
    );
    return rows.map(headcountOf);
  }
}

/** The headcount of each of these units on a day; units without one are left out. */
export async function headcountsOn(sql: Sql, unitIds: readonly number[], day: Day): Promise<Map<number, Headcount>> {
  const found = new Map<number, Headcount>();
  for (const ids of pieces(unitIds, 5000)) {
    const rows = await sql.rows<Row>(
      `SELECT * FROM (SELECT h.unit_id, h.valid_from, h.people, h.document_number, h.recorded_at, h.recorded_by,
          ROW_NUMBER() OVER (PARTITION BY h.unit_id ORDER BY h.valid_from DESC, h.recorded_at DESC) AS no
         FROM headcount h WHERE h.unit_id IN (${marks(ids.length)}) AND h.valid_from <= ?) x WHERE x.no = 1`,
      [...ids, day],
    );
    for (const row of rows) found.set(Number(row.unit_id), headcountOf(row));
  }
  return found;
}

const headcountOf = (row: Row): Headcount => ({
  people: Number(row.people),
  validFrom: row.valid_from,
  documentNumber: row.document_number,
  recordedAt: Number(row.recorded_at),
  recordedBy: row.recorded_by === null ? null : Number(row.recorded_by),
});
