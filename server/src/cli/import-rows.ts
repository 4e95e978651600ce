import { badInput } from '../common/errors.js';
import { idOf } from '../common/ids.js';
import { MAX_PER_PAGE } from '../common/paging.js';
import { ImportsReading } from '../imports/imports.reading.js';
import { PilesReading } from '../imports/police/piles.reading.js';
import type { ImportRow } from '../imports/rows/rows.model.js';
import { RowsReading } from '../imports/rows/rows.reading.js';
import type { PileRow } from '../imports/police/piles.model.js';
import { needText, pageNumberOf, textOf, wholeOf } from './arguments.js';
import type { Given, Outcome } from './command.js';
import { recordedJson } from './recorded-json.js';
import { left, pageLine, table } from './table.js';
import { unitKeyOf } from './unit-of.js';
import { withServices } from './workbench.js';

/** The rows of an import, in the order of the file. */
export async function listRows(given: Given): Promise<Outcome> {
  const [id, page, row] = [idOf(given.positionals[0] ?? ''), pageNumberOf(given), wholeOf(given, 'row')];
  return withServices(
    given,
    async (app, ctx) => {
      const one = await app.get(ImportsReading).one(ctx, id);
      const unitId = await unitKeyOf(app, ctx, given, 'unit');
      const asked = { outcome: textOf(given, 'outcome'), unitId, row, remarked: given.values['remarked'] === true };
      const { items, total } = await app.get(RowsReading).page(ctx, one, MAX_PER_PAGE, page * MAX_PER_PAGE, asked);
      const lines = table(
        left('Trang', 'Dòng', 'Họ và tên', 'Số CCCD', 'Đơn vị', 'Kết quả', 'Đọc được / thay đổi', 'Lưu ý'),
        items.map((r) => [
          ...[r.sheet, String(r.row), r.fullName, r.maskedId, r.unitName, r.outcome],
          ...[(r.outcome === 'changed' ? r.changes : r.values).join('; ')],
          ...[r.problems.map(({ messageVi }) => messageVi).join(' ')],
        ]),
      );
      return {
        json: { id: String(id), file: one.fileName, rows: items.map(rowJson), total, page: page + 1 },
        text: [`${one.fileName}: ${total} dòng / rows`, '', ...lines, ...pageLine(page, items.length, total)].join(
          '\n',
        ),
        ok: true,
      };
    },
    [RowsReading],
  );
}

/** One pile of a police list. */
export async function listPile(given: Given): Promise<Outcome> {
  const [id, page, pile] = [idOf(given.positionals[0] ?? ''), pageNumberOf(given), needText(given, 'pile')];
  return withServices(given, async (app, ctx) => {
    const one = await app.get(ImportsReading).one(ctx, id);
    if (one.kind !== 'police')
      throw badInput(
        'no_piles',
        `${one.fileName} không phải danh sách của Công an nên không có nhóm đối chiếu. Xem các dòng: dat100 import rows ${id}`,
        `${one.fileName} is no police list and has no piles. See its rows: dat100 import rows ${id}`,
      );
    const { items, total } = await app.get(PilesReading).page(ctx, one.id, pile, MAX_PER_PAGE, page * MAX_PER_PAGE);
    const lines = table(
      left('Dòng', 'Danh sách ghi', 'Hệ thống có', 'Đơn vị'),
      items.map(({ row, listed, recorded }) => [
        ...[row === null ? '' : String(row), listed ? `${listed.fullName} (${listed.maskedId})` : ''],
        ...[recorded ? `${recorded.fullName} (${recorded.maskedId})` : '–', recorded?.unit.pathText ?? ''],
      ]),
    );
    return {
      json: { id: String(id), file: one.fileName, pile, people: items.map(pileJson), total, page: page + 1 },
      text: [`${pile}: ${total}`, '', ...lines, ...pageLine(page, items.length, total)].join('\n'),
      ok: true,
    };
  });
}

const rowJson = (r: ImportRow): Record<string, unknown> => ({
  sheet: r.sheet,
  row: r.row,
  full_name: r.fullName,
  id_masked: r.maskedId,
  unit: r.unitName,
  outcome: r.outcome,
  state: r.state,
  values: r.values,
  changes: r.changes,
  problems: r.problems.map((p) => ({ code: p.code, column: p.column, message: p.messageVi, message_en: p.messageEn })),
});

const pileJson = ({ sheet, row, listed, recorded, oursOn, suggestions }: PileRow): Record<string, unknown> => ({
  sheet,
  row,
  listed: listed && { full_name: listed.fullName, id_masked: listed.maskedId, stages: listed.stages },
  recorded: recorded && recordedJson(recorded),
  ours_on: oursOn,
  suggestions: suggestions.map(recordedJson),
});
