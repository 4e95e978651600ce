import { formatDay } from '@dat100/shared/calendar';
import { idOf } from '../common/ids.js';
import { MAX_PER_PAGE } from '../common/paging.js';
import { AbsentList } from '../imports/absent/absent-list.js';
import { AbsentState, type AbsentPerson } from '../imports/absent/absent.model.js';
import { AnswerAbsent } from '../imports/absent/answer-absent.js';
import { ChangePerson } from '../people/change-person.js';
import { RecentEdits } from '../people/recent-edits.js';
import { dayOf, keysOf, needText, oneOf, pageNumberOf, textOf } from './arguments.js';
import type { Given, Outcome } from './command.js';
import { left, pageLine, table } from './table.js';
import { unitKeyOf } from './unit-of.js';
import { withServices } from './workbench.js';

/** Whom a newer list of their unit does not name, unit by unit. */
export async function listMissing(given: Given): Promise<Outcome> {
  const page = pageNumberOf(given);
  const state = oneOf(given, 'state', [AbsentState.open, AbsentState.answered, AbsentState.settled]);
  return withServices(
    given,
    async (app, ctx) => {
      const importId = textOf(given, 'import');
      const asked = {
        unitId: await unitKeyOf(app, ctx, given, 'unit'),
        importId: importId === null ? null : idOf(importId),
        state,
      };
      const { items, total } = await app.get(AbsentList).page(ctx, MAX_PER_PAGE, page * MAX_PER_PAGE, asked);
      const lines = table(
        left('Người', 'Họ và tên', 'Số CCCD', 'Đơn vị', 'Danh sách ngày', 'Tệp', 'Trả lời'),
        items.map((p) => [
          ...[String(p.personId), p.fullName, p.maskedId, p.unit.pathText, formatDay(p.asOf)],
          ...[p.fileName ?? '', p.answer ?? ''],
        ]),
      );
      return {
        json: { people: items.map(absentJson), total, page: page + 1, state },
        text: [`${total} người / people`, '', ...lines, ...pageLine(page, items.length, total)].join('\n'),
        ok: true,
      };
    },
    [AbsentList],
  );
}

/** One answer for everybody named, or for nobody. */
export async function answerMissing(given: Given): Promise<Outcome> {
  const answer = needText(given, 'answer');
  const personIds = keysOf(given.positionals[0] ?? '');
  const lastDay = dayOf(given, 'last-day');
  return withServices(
    given,
    async (app, ctx) => {
      const [orderNumber, reason] = [textOf(given, 'order'), textOf(given, 'reason')];
      const toUnitId = await unitKeyOf(app, ctx, given, 'to');
      const said = { personIds, answer, lastDay, toUnitId, orderNumber, reason };
      const answered = await app.get(AnswerAbsent).answer(ctx, said);
      const text = `${answered} người đã được trả lời / people answered for: ${answer}`;
      return { json: { answer, answered, people: personIds.map(String) }, text, ok: true };
    },
    [AnswerAbsent, ChangePerson, RecentEdits],
  );
}

const absentJson = (p: AbsentPerson): Record<string, unknown> => ({
  person: String(p.personId),
  full_name: p.fullName,
  id_masked: p.maskedId,
  birth_year: p.birthYear,
  unit: p.unit.code,
  as_of: p.asOf,
  import_id: p.importId === null ? null : String(p.importId),
  file: p.fileName,
  state: p.state,
  answer: p.answer,
  reason: p.reason,
});
