import { formatDay } from '@dat100/shared/calendar';
import { idOf } from '../common/ids.js';
import { Database } from '../database/database.js';
import { ImportsReading } from '../imports/imports.reading.js';
import { RunRoster } from '../imports/run-roster.js';
import { StartUndo } from '../imports/undo/start-undo.js';
import type { Given, Outcome } from './command.js';
import { progressLine } from './progress-line.js';
import { table } from './table.js';
import { unitKeyOf } from './unit-of.js';
import { withServices } from './workbench.js';

const MOST = 200;

/** The imports on record, newest first, at most 200. */
export async function listImports(given: Given): Promise<Outcome> {
  return withServices(given, async (app, ctx) => {
    const unitId = await unitKeyOf(app, ctx, given, 'unit');
    const { items, total } = await app.get(ImportsReading).page(ctx, MOST, 0, unitId);
    const imports = items.map((item) => ({
      id: String(item.id),
      kind: item.kind,
      file: item.fileName,
      unit: item.unit.code,
      as_of: item.asOf,
      state: item.state,
      created_at: new Date(item.createdAt).toISOString(),
      created_by: item.createdBy,
      rows: item.counts.rows,
      accepted: item.counts.accepted,
      rejected: item.counts.rejected,
      conflict: item.counts.conflict,
    }));
    const lines = table(
      ['Mã', 'Loại', 'Tệp', 'Đơn vị', 'Số liệu đến', 'Tình trạng', 'Dòng', 'Nhận', 'Loại bỏ', 'Chờ'].map(
        (title, i) => ({ title, align: i < 6 ? 'left' : 'right' }),
      ),
      imports.map((i) => [
        ...[i.id, i.kind, i.file, i.unit, formatDay(i.as_of), i.state],
        ...[i.rows, i.accepted, i.rejected, i.conflict].map(String),
      ]),
    );
    const more = total > imports.length ? [`… và ${total - imports.length} lần nhập cũ hơn`] : [];
    return { json: { imports, total }, text: [...lines, ...more].join('\n'), ok: true };
  });
}

/** Takes a whole import back; what something newer stands on is left, and counted. */
export async function undoImport(given: Given): Promise<Outcome> {
  const id = idOf(given.positionals[0] ?? '');
  return withServices(given, async (app, ctx) => {
    await app.get(StartUndo).start(ctx, id);
    const stored = await app.get(RunRoster).done(id, progressLine(`#${id}`));
    const rows = await app
      .get(Database)
      .read.rows<{ state: string; left_code: string | null; n: number }>(
        'SELECT state, left_code, COUNT(*) AS n FROM import_row WHERE import_id = ? AND person_id IS NOT NULL GROUP BY state, left_code',
        [id],
      );
    const undone = rows.filter(({ state }) => state === 'undone').reduce((sum, { n }) => sum + Number(n), 0);
    const left: Record<string, number> = {};
    for (const { left_code: code, n } of rows) if (code !== null) left[code] = (left[code] ?? 0) + Number(n);
    const kept = Object.values(left).reduce((sum, n) => sum + n, 0);
    const text = [
      `${stored.fileName}: ${undone} dòng đã hoàn tác / rows taken back, ${kept} dòng giữ lại / left`,
      ...Object.entries(left).map(([code, n]) => `  ${code}: ${n}`),
    ];
    return {
      json: { id: String(id), file: stored.fileName, state: stored.state, undone, left },
      text: text.join('\n'),
      ok: stored.state === 'undone',
    };
  });
}
