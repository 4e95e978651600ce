import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ImportsService } from '../src/imports/imports.service.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { operator, personId, unitId } from './roster-city.js';
import { AN, csv, UndoCity } from './undo-city.js';
import { takeIn, untilDone } from './until-read.js';

forEachDatabase('the day that people’s details are known of', (dialect) => {
  let t: TestApp;
  let city: UndoCity;
  beforeEach(async () => {
    t = await startApp({ dialect });
    city = await UndoCity.of(t);
  });
  afterEach(() => t.close());

  async function dayOf(citizenId: string): Promise<string | null> {
    const found = await t.db.read.one<{ details_on: string | null }>('SELECT details_on FROM person WHERE id = ?', [
      await personId(t, citizenId),
    ]);
    return found?.details_on ?? null;
  }

  it('is kept for an undo as it was when the list was applied, not when it was planned', async () => {
    const id = AN.id ?? '';
    await city.bring([AN], '2023-11-01');
    const file = { bytes: csv([AN]), fileName: 'danh-sach.csv', unitId: await unitId(t, 'Q1'), asOf: '2023-11-20' };
    const planned = await takeIn(t, operator(t), file);
    expect(planned.counts.unchanged).toBe(1);
    await city.bring([AN], '2023-11-10');
    expect(await dayOf(id)).toBe('2023-11-10');
    await t.app.get(ImportsService).apply(operator(t), planned.id, true);
    expect((await untilDone(t, planned.id)).state).toBe('applied');
    expect(await dayOf(id)).toBe('2023-11-20');
    const kept = await t.db.read.rows('SELECT state, details_before FROM import_row WHERE import_id = ?', [planned.id]);
    expect(kept).toEqual([{ state: 'done', details_before: '2023-11-10' }]);
  });

  it('stays when an older list says what is known', async () => {
    const id = AN.id ?? '';
    await city.bring([AN], '2023-11-20');
    const older = await city.bring([{ id, name: AN.name ?? '', unit: AN.unit ?? '', card: 'Đã có' }], '2023-11-20');
    expect(await city.counts(older)).toMatchObject({ unchanged: 1 });
    expect(await city.undo(older)).toEqual({ undone: 1 });
    expect(await dayOf(id)).toBe('2023-11-20');
  });
});
