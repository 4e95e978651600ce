import type { INestApplicationContext } from '@nestjs/common';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { importUnits, type UnitImportResult } from '../units/import-units.js';
import { readUnitLines } from '../units/units-csv.js';
import type { Given, Outcome } from './command.js';
import { readGivenFile } from './files.js';
import { withServices } from './workbench.js';

/** Leaves the transaction with what it found out and without what it wrote. */
class DryRun extends Error {
  constructor(readonly result: UnitImportResult) {
    super('dry run');
  }
}

/** A list of units is taken whole or not at all. */
export async function importUnitsFile(given: Given): Promise<Outcome> {
  const { bytes, fileName } = readGivenFile(given.positionals[0] ?? '');
  const { lines, problems } = readUnitLines(utf8(bytes));
  const dryRun = given.values['dry-run'] === true;
  const result =
    problems.length > 0
      ? { rows: lines.length, new: 0, changed: 0, unchanged: 0, problems }
      : await withServices(given, (app, ctx) => put(app, ctx, lines, fileName, dryRun));
  return outcomeOf(fileName, dryRun, result);
}

async function put(
  app: INestApplicationContext,
  ctx: RequestContext,
  lines: Parameters<typeof importUnits>[2],
  fileName: string,
  dryRun: boolean,
): Promise<UnitImportResult> {
  try {
    return await app.get(Database).transaction(async (tx) => {
      const result = await importUnits(tx, app.get(Keys), lines);
      if (dryRun) throw new DryRun(result);
      if (result.problems.length > 0) return result;
      const detail = { fileName, rows: result.rows, new: result.new, changed: result.changed };
      await audit(tx, ctx, { action: 'units.import', subjectType: 'unit', subjectId: null, unitId: null, detail });
      return result;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.result;
    throw error;
  }
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badInput(
      'unknown_encoding',
      'Tệp phải là CSV mã UTF-8. Trong Excel chọn: CSV UTF-8.',
      'The file must be CSV in UTF-8. In Excel choose: CSV UTF-8.',
    );
  }
}

/** The shape of every import. With a problem anywhere nothing is taken, so every row counts as rejected. */
function outcomeOf(file: string, dryRun: boolean, result: UnitImportResult): Outcome {
  const refused = result.problems.length > 0;
  const accepted = refused ? 0 : result.rows;
  const message = 'Danh sách có lỗi nên không nhập đơn vị nào. Sửa các dòng nêu dưới đây rồi nhập lại.';
  const counts = {
    rows: result.rows,
    accepted,
    accepted_with_remarks: 0,
    rejected: result.rows - accepted,
    conflict: 0,
    new: result.new,
    changed: result.changed,
    unchanged: result.unchanged,
  };
  const issues = result.problems.map((p) => ({
    severity: 'row_rejected',
    code: p.code,
    sheet: file,
    row: p.line,
    column: p.column,
    header: p.column,
    value_masked: null,
    message: p.messageVi,
    message_en: p.messageEn,
  }));
  const refusal = refused
    ? {
        code: 'rows_have_errors',
        message,
        message_en: 'The list has errors, so no unit was taken. Mend the lines below and import it again.',
      }
    : null;
  const text = refused
    ? [message, ...result.problems.map((p) => `  ${p.messageVi}`)].join('\n')
    : `${file}: ${result.rows} đơn vị, ${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} không đổi${dryRun ? ' (chỉ kiểm tra)' : ''}`;
  return {
    json: {
      file,
      kind: 'units',
      as_of: null,
      dry_run: dryRun,
      outcome: refused ? 'refused' : 'accepted',
      refusal,
      counts,
      issues,
    },
    text,
    ok: !refused,
  };
}
