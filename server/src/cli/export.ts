import type { INestApplicationContext, Provider } from '@nestjs/common';
import type { RequestContext } from '../common/context.js';
import { BoardExport } from '../confirmations/board-export.js';
import { ConfirmWeek } from '../confirmations/confirm-week.js';
import { WeekLists } from '../confirmations/week-list.js';
import { Database } from '../database/database.js';
import { filterOf, sortOf } from '../exports/asked-people.js';
import type { ExportTable } from '../exports/export-table.js';
import { PeopleExport } from '../exports/people-export.js';
import { PeopleList } from '../people/people.list.js';
import { resultAsk } from '../ratings/results/result-asks.js';
import { ResultExport } from '../ratings/results/result-export.service.js';
import { UnitsService } from '../units/units.service.js';
import { dayOf, needText, textOf } from './arguments.js';
import { fullLens } from './board.js';
import type { Given, Outcome } from './command.js';
import { wantedFile, writeFileOf } from './export-file.js';
import { periodKey } from './rating.js';
import { unitKeyOf } from './unit-of.js';
import { withServices } from './workbench.js';

/** The list of people as the page of the unit gives it. */
export async function exportPeople(given: Given): Promise<Outcome> {
  const code = needText(given, 'unit');
  return exported(given, 'people', [PeopleList, PeopleExport], async (app, ctx, form) => {
    const unit = await app.get(UnitsService).byCode(code, null, ctx.today);
    const lens = textOf(given, 'lens');
    const filter = filterOf({
      ...given.values,
      unitId: String(unit.id),
      notAchieved: given.values['not-achieved'],
      waitingAtLeast: given.values['waiting-at-least'],
      lens: lens === null ? undefined : fullLens(lens),
    });
    return app.get(PeopleExport).open(ctx, sortOf(given.values['sort']), filter, form);
  });
}

/** A leaderboard as its page gives it. */
export async function exportBoard(given: Given): Promise<Outcome> {
  const code = needText(given, 'unit');
  const criterion = needText(given, 'criterion');
  const [asOf, since] = [dayOf(given, 'as-of'), dayOf(given, 'since')];
  return exported(given, 'board', [WeekLists, ConfirmWeek, BoardExport], async (app, ctx, form) => {
    const unit = await app.get(UnitsService).byCode(code, asOf, ctx.today);
    const lens = fullLens(textOf(given, 'lens') ?? 'all');
    const asKnown = given.values['as-known'] === true;
    const ask = { unitId: unit.id, criterion, lens, asOf, since, basis: textOf(given, 'basis'), asKnown };
    const arrangement = { peers: textOf(given, 'peers'), order: textOf(given, 'order') };
    return app.get(BoardExport).open(ctx, { ...ask, ...arrangement }, form);
  });
}

/** The results of a rating period as its page gives them. */
export async function exportResults(given: Given): Promise<Outcome> {
  const wanted = needText(given, 'period');
  return exported(given, 'results', [ResultExport], async (app, ctx, form) => {
    const ask = resultAsk({
      list: textOf(given, 'list'),
      level: textOf(given, 'level'),
      agencyId: await unitKeyOf(app, ctx, given, 'agency'),
      unitId: await unitKeyOf(app, ctx, given, 'unit'),
    });
    const period = await periodKey(app.get(Database).read, wanted);
    return app.get(ResultExport).table(ctx, period, ask, form);
  });
}

type Make = (
  app: INestApplicationContext,
  ctx: RequestContext,
  form: ReturnType<typeof wantedFile>,
) => Promise<ExportTable>;

/** Writes what a service makes into the file of --out, and tells how many rows it has. */
async function exported(given: Given, kind: string, services: Provider[], make: Make): Promise<Outcome> {
  const file = wantedFile(given);
  return withServices(
    given,
    async (app, ctx) => {
      const rows = await writeFileOf(file, () => make(app, ctx, file));
      const { path, format } = file;
      const text = `${path}: ${rows} dòng / rows`;
      return { json: { kind, file: path, format, rows, author: ctx.actor.label }, text, ok: true };
    },
    services,
  );
}
