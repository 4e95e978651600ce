import { EARLIEST_DAY } from '@dat100/shared/calendar';
import { Database } from '../database/database.js';
import { unitOf, UNIT_COLUMNS, type Unit, type UnitRow } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { textOf } from './arguments.js';
import type { Given, Outcome } from './command.js';
import { table } from './table.js';
import { withServices } from './workbench.js';

export async function listUnits(given: Given): Promise<Outcome> {
  const code = textOf(given, 'unit');
  return withServices(given, async (app, ctx) => {
    const units = app.get(UnitsService);
    const parent = code === null ? null : await units.byCode(code, null, ctx.today);
    const found = parent ? await units.children(parent.id) : await tops(app.get(Database));
    const rows = found.map((unit) => ({
      code: unit.code,
      name: unit.name,
      kind: unit.kind,
      parent_code: parent?.code ?? null,
      valid_from: unit.validFrom === EARLIEST_DAY ? null : unit.validFrom,
      valid_to: unit.validTo,
    }));
    const lines = table(
      ['Mã', 'Tên', 'Loại', 'Từ ngày', 'Đến ngày'].map((title) => ({ title, align: 'left' })),
      rows.map((row) => [row.code, row.name, row.kind, row.valid_from ?? '', row.valid_to ?? '']),
    );
    return { json: { units: rows }, text: lines.join('\n'), ok: true };
  });
}

async function tops(db: Database): Promise<Unit[]> {
  const rows = await db.read.rows<UnitRow>(
    `SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.parent_id IS NULL ORDER BY u.sort_key, u.id`,
  );
  return rows.map(unitOf);
}
