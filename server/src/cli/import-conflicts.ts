import type { INestApplicationContext } from '@nestjs/common';
import type { RequestContext } from '../common/context.js';
import { idOf } from '../common/ids.js';
import { MAX_PER_PAGE } from '../common/paging.js';
import { pieces } from '../database/sql.js';
import type { DecisionProblem, OpenConflict } from '../imports/police/conflicts.model.js';
import { ConflictsReading, type ConflictQuestion } from '../imports/police/conflicts.reading.js';
import { DecideConflicts } from '../imports/police/decide-conflicts.js';
import { keysOf, needText, pageNumberOf, textOf } from './arguments.js';
import { UsageError, type Given, type Outcome } from './command.js';
import { recordedJson } from './recorded-json.js';
import { left, pageLine, table } from './table.js';
import { unitKeyOf } from './unit-of.js';
import { withServices } from './workbench.js';

/** What waits for a decision, the oldest first. */
export async function listConflicts(given: Given): Promise<Outcome> {
  const page = pageNumberOf(given);
  return withServices(
    given,
    async (app, ctx) => {
      const asked = await askedOf(app, ctx, given);
      const { items, total, codes } = await app
        .get(ConflictsReading)
        .page(ctx, MAX_PER_PAGE, page * MAX_PER_PAGE, asked);
      const lines = table(
        left('Mã', 'Tệp', 'Trang', 'Dòng', 'Đơn vị', 'Danh sách ghi', 'Hệ thống có', 'Lý do', 'Nội dung'),
        items.map((c) => [
          ...[String(c.id), c.fileName, c.sheet, String(c.row), c.unit.pathText, nameOf(c.listed)],
          ...[c.recorded ? nameOf(c.recorded) : c.isElsewhere ? 'đơn vị khác' : '–', c.code, c.messageVi],
        ]),
      );
      const summary = codes.map(({ code, count }) => `${code}: ${count}`).join(' · ');
      const text = [`${total} dòng chờ quyết định / rows wait`, ...(summary ? [summary] : [])];
      return {
        json: { conflicts: items.map(conflictJson), total, page: page + 1, codes },
        text: [...text, ...(items.length > 0 ? ['', ...lines] : []), ...pageLine(page, items.length, total)].join('\n'),
        ok: true,
      };
    },
    [ConflictsReading],
  );
}

/** Decides rows by their numbers, or every row of one code. What could not be decided is told, and stays. */
export async function decideMany(given: Given): Promise<Outcome> {
  const decision = needText(given, 'decision');
  const words = given.positionals[0] ?? '';
  const isAll = words === 'all';
  if (isAll) needText(given, 'code');
  else refuseFilters(given);
  return withServices(
    given,
    async (app, ctx) => {
      const ids = isAll ? await waiting(app, ctx, await askedOf(app, ctx, given)) : keysOf(words);
      const problems: DecisionProblem[] = [];
      let decided = 0;
      for (const piece of pieces([...new Set(ids)], MAX_PER_PAGE)) {
        const [reason, order] = [textOf(given, 'reason'), textOf(given, 'order')];
        const result = await app.get(DecideConflicts).decide(ctx, piece, decision, reason, order);
        decided += result.decided;
        problems.push(...result.problems);
      }
      const json = problems.map(({ id, code, messageVi, messageEn }) => ({
        ...{ id: String(id), code, message: messageVi, message_en: messageEn },
      }));
      const text = [
        `${decided} dòng đã quyết định / decided, ${problems.length} không được / not`,
        ...problems.map(({ id, messageVi }) => `  ${id}: ${messageVi}`),
      ];
      return { json: { decision, decided, problems: json }, text: text.join('\n'), ok: problems.length === 0 };
    },
    [ConflictsReading, DecideConflicts],
  );
}

/** A filter beside numbers would seem to hold some of them back. */
function refuseFilters(given: Given): void {
  const filter = ['code', 'unit', 'import'].find((name) => textOf(given, name) !== null);
  if (filter !== undefined)
    throw new UsageError(
      `--${filter} chỉ dùng với "all"; khi ghi số của từng dòng thì bỏ đi.`,
      `--${filter} goes with "all" only; leave it out beside the numbers of rows.`,
    );
}

async function askedOf(app: INestApplicationContext, ctx: RequestContext, given: Given): Promise<ConflictQuestion> {
  const importId = textOf(given, 'import');
  return {
    code: textOf(given, 'code'),
    unitId: await unitKeyOf(app, ctx, given, 'unit'),
    importId: importId === null ? null : idOf(importId),
  };
}

/** All of them are known before the first is decided, for a decided one leaves the list. */
async function waiting(app: INestApplicationContext, ctx: RequestContext, asked: ConflictQuestion): Promise<number[]> {
  const ids: number[] = [];
  for (;;) {
    const { items, total } = await app.get(ConflictsReading).page(ctx, MAX_PER_PAGE, ids.length, asked);
    ids.push(...items.map(({ id }) => id));
    if (ids.length >= total || items.length === 0) return ids;
  }
}

const nameOf = ({ fullName, maskedId }: { fullName: string; maskedId: string }): string => `${fullName} (${maskedId})`;

function conflictJson(c: OpenConflict): Record<string, unknown> {
  return {
    id: String(c.id),
    code: c.code,
    import_id: String(c.importId),
    file: c.fileName,
    kind: c.kind,
    as_of: c.asOf,
    sheet: c.sheet,
    row: c.row,
    unit: c.unit.code,
    listed: { full_name: c.listed.fullName, id_masked: c.listed.maskedId, stages: c.listed.stages },
    recorded: c.recorded && recordedJson(c.recorded),
    is_elsewhere: c.isElsewhere,
    message: c.messageVi,
    message_en: c.messageEn,
  };
}
