import { actionHolder, nextActionOf } from '@dat100/shared/next-actions';
import { pieces } from '../database/sql.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { PeopleList, type PersonView } from '../people/people.list.js';
import type { PersonStanding } from '../people/person-standings.js';
import { TodoResolver } from '../todo/todo.resolver.js';
import { TodoService } from '../todo/todo.service.js';
import { tableOf, type ListAsk, type ListColumn, type ReadList } from './exported-list.js';
import { askedUnit, HOLDERS, nameOf, stageWords, type Both } from './list-words.js';
import { STEPS } from './todo-words.js';

/** People read at once. */
const PIECE = 200;
const OVERDUE: Both = { vi: 'quá hạn', en: 'overdue' };

/** Somebody who has something to do for a criterion. */
interface Line {
  criterion: Criterion;
  person: PersonView;
  standing: PersonStanding;
}

/**
 * Who has something to do, by criterion, the most urgent first. With unitId of the query `todo`. As on the call list
 * neither citizen ids nor reasons are told: the next step goes by the stage alone, and so does the order.
 */
export async function readTodo(ask: ListAsk): Promise<ReadList> {
  const { ctx, language, get } = ask;
  const unitId = askedUnit(ask);
  const { unit } = await get(TodoResolver).todo(ctx, unitId);
  const groups: { criterion: Criterion; ids: number[] }[] = [];
  for (const criterion of await get(DirectivesService).criteria())
    groups.push({ criterion, ids: await get(TodoService).everybody(ctx, unitId, criterion) });
  return {
    unit,
    asOf: ctx.today,
    filters: [],
    chosen: {},
    total: groups.reduce((sum, { ids }) => sum + ids.length, 0),
    ...tableOf(columnsIn(language), linesOf(ask, groups), language),
  };
}

/** Whoever leaves the caller's scope while the file is being written, or is done, is left out. */
async function* linesOf(
  { ctx, get }: ListAsk,
  groups: readonly { criterion: Criterion; ids: number[] }[],
): AsyncGenerator<Line> {
  for (const { criterion, ids } of groups)
    for (const piece of pieces(ids, PIECE))
      for (const person of await get(PeopleList).some(ctx, piece)) {
        const standing = person.standings.find((one) => one.criterion === criterion.code);
        if (standing && !standing.achieved) yield { criterion, person, standing };
      }
}

function columnsIn(language: ListAsk['language']): ListColumn<Line>[] {
  const stepOf = ({ criterion, standing }: Line) =>
    nextActionOf({
      criterion: criterion.code,
      stage: criterion.stages.find(({ code }) => code === standing.stage) ?? null,
      scope: 'in_scope',
      reason: null,
    });
  const withStep = (words: (step: NonNullable<ReturnType<typeof stepOf>>) => string | null) => (line: Line) => {
    const step = stepOf(line);
    return step === null ? null : words(step);
  };
  return [
    { vi: 'Tiêu chí', en: 'Criterion', width: 24, of: ({ criterion }) => nameOf(criterion, language) },
    { vi: 'Họ và tên', en: 'Full name', width: 30, of: ({ person }) => person.fullName },
    { vi: 'Mã đơn vị', en: 'Unit code', width: 12, of: ({ person }) => person.unit.code },
    { vi: 'Cơ quan, đơn vị', en: 'Unit', width: 36, of: ({ person }) => person.unit.name },
    {
      vi: 'Tình trạng',
      en: 'Stage',
      width: 24,
      of: ({ criterion, standing }) => stageWords(criterion, standing.stage ?? 'no_event', language),
    },
    { vi: 'Đã chờ (ngày)', en: 'Waiting (days)', width: 10, of: ({ standing }) => standing.daysInStage },
    { vi: 'Quá hạn', en: 'Overdue', width: 10, of: ({ standing }) => (standing.overdue ? OVERDUE[language] : null) },
    { vi: 'Việc cần làm', en: 'What to do', width: 44, of: withStep((step) => STEPS[step][language]) },
    {
      vi: 'Ai phải xử lý',
      en: 'Who must act',
      width: 20,
      of: withStep((step) => HOLDERS[actionHolder(step)]?.[language] ?? null),
    },
  ];
}
