import type { INestApplicationContext } from '@nestjs/common';
import type { RequestContext } from '../common/context.js';
import { UserError } from '../common/errors.js';
import { idOf } from '../common/ids.js';
import { MAX_PER_PAGE } from '../common/paging.js';
import type { DecisionProblem, DecisionResult, OpenConflict } from '../imports/police/conflicts.model.js';
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

/** One person on several rows of a file: whichever were taken first would decide for the others. */
const OF_ONE_FILE = ['same_person_two_units', 'same_id_two_names', 'same_person_two_statuses'];
/** Decided meanwhile, by somebody else. */
const SETTLED = 'already_decided';

/** Decides rows by their numbers, or every row of one code. What could not be decided is told, and stays. */
export async function decideMany(given: Given): Promise<Outcome> {
  const decision = needText(given, 'decision');
  const words = given.positionals[0] ?? '';
  const isAll = words === 'all';
  if (isAll) refuseBlind(needText(given, 'code'), decision);
  else refuseFilters(given);
  return withServices(
    given,
    async (app, ctx) => {
      const asked = isAll ? await askedOf(app, ctx, given) : null;
      const reading = app.get(ConflictsReading);
      const ids = asked ? await reading.ids(ctx, asked) : [...new Set(keysOf(words))];
      const said = { decision, reason: textOf(given, 'reason'), order: textOf(given, 'order') };
      const { decided, problems: met } = await decideEach(app.get(DecideConflicts), ctx, ids, said);
      const problems = met.filter(({ code }) => !isAll || code !== SETTLED);
      const remaining = asked && (await reading.ids(ctx, asked)).length;
      const json = problems.map(({ id, code, messageVi, messageEn }) => ({
        ...{ id: String(id), code, message: messageVi, message_en: messageEn },
      }));
      const text = [
        `${decided} dòng đã quyết định / decided, ${problems.length} không được / not`,
        ...(remaining === null ? [] : [`${remaining} dòng loại này còn chờ / of this code still wait`]),
        ...problems.map(({ id, messageVi }) => `  ${id}: ${messageVi}`),
      ];
      const counted = { decision, decided, ...(remaining === null ? {} : { remaining }) };
      return { json: { ...counted, problems: json }, text: text.join('\n'), ok: problems.length === 0 };
    },
    [ConflictsReading, DecideConflicts],
  );
}

/**
 * Decides rows one by one, once all of them are known to be the caller's. What stops the work half way is told of the
 * rows that are left, for what is decided before stays decided.
 * @throws as DecideConflicts.decide, when nothing has been done
 */
async function decideEach(
  service: DecideConflicts,
  ctx: RequestContext,
  ids: readonly number[],
  { decision, reason, order }: { decision: string; reason: string | null; order: string | null },
): Promise<DecisionResult> {
  const problems: DecisionProblem[] = [];
  let decided = 0;
  if (ids.length > 0) await service.check(ctx, ids, decision, order);
  for (const [i, id] of ids.entries())
    try {
      const one = await service.decide(ctx, [id], decision, reason, order);
      decided += one.decided;
      problems.push(...one.problems);
    } catch (error) {
      if (i === 0) throw error;
      problems.push(...ids.slice(i).map((rest) => ({ id: rest, ...wordsOf(error) })));
      break;
    }
  return { decided, problems };
}

function wordsOf(error: unknown): Omit<DecisionProblem, 'id'> {
  if (error instanceof UserError) return { code: error.code, messageVi: error.messageVi, messageEn: error.messageEn };
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'stopped',
    messageVi: `Dừng giữa chừng vì lỗi ngoài dự kiến (${why}): dòng này chưa quyết định, hãy chạy lại lệnh.`,
    messageEn: `Stopped half way by an unexpected error (${why}): this row is not decided, run the command again.`,
  };
}

/** @throws UsageError for rows of which each is another word on the same person: somebody has to choose one */
function refuseBlind(code: string, decision: string): void {
  if (decision !== 'apply' || !OF_ONE_FILE.includes(code)) return;
  throw new UsageError(
    `Các dòng ${code} nói khác nhau về cùng một người: không thể nhận tất cả. Hãy chọn từng dòng bằng số của nó, xem: dat100 import conflicts --code ${code}`,
    `Rows of ${code} say different things of one person: not all of them can be taken. Choose rows by their numbers, see: dat100 import conflicts --code ${code}`,
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
