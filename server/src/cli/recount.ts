import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { DirectivesService } from '../directives/directives.service.js';
import { recount } from '../rollups/recount.js';
import type { Given, Outcome } from './command.js';
import { withServices } from './workbench.js';

export async function recountAll(given: Given): Promise<Outcome> {
  const repair = given.values['repair'] === true;
  return withServices(given, async (app) => {
    const rules = await app.get(DirectivesService).countRules();
    const report = await recount(app.get(Database), rules, { repair, now: app.get(Clock).now() });
    const result =
      report.drift === 0
        ? 'không có sai lệch / no drift'
        : `${report.drift} sai lệch / drift${repair ? ', đã sửa / repaired' : ''}`;
    return {
      json: { ...report },
      text: `${report.rows} dòng đã so / rows compared: ${result}`,
      ok: repair || report.drift === 0,
    };
  });
}
