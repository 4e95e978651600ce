import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { ErrorBookService } from '../src/imports/error-book/error-book.service.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { drift, operator, uncounted, unitId } from './roster-city.js';
import { standingState } from './standing-state.js';
import { AN, BINH, CHI, DUNG, UndoCity } from './undo-city.js';
import { takeIn, untilDone } from './until-read.js';

type Mend = (name: string, row: ExcelJS.Row) => 'delete' | 'leave';

forEachDatabase('an error workbook that comes back half mended', (dialect) => {
  let t: TestApp;
  let city: UndoCity;
  let ward: number;
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await UndoCity.of(t);
    ward = await unitId(t, 'HM');
  });
  afterAll(() => t.close());

  /** Takes the rows to be mended away, has somebody work on them, and brings them in again. */
  const bringMended = async (id: number, mend: Mend): Promise<number> => {
    t.clock.set(t.clock.now() + 60_000);
    const out = new PassThrough();
    const bytes = buffer(out);
    await (await t.app.get(ErrorBookService).open(operator(t), id, 'vi')).write(out);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await bytes) as unknown as ArrayBuffer);
    const [sheet] = book.worksheets;
    for (let at = sheet?.rowCount ?? 0; at > 4; at -= 1) {
      const row = sheet?.getRow(at);
      if (row && mend(String(row.getCell(1).value), row) === 'delete') sheet?.spliceRows(at, 1);
    }
    const file = { bytes: Buffer.from(await book.xlsx.writeBuffer()), fileName: 'can-sua.xlsx', asOf: null };
    const stored = await takeIn(t, operator(t), { ...file, unitId: await unitId(t, 'Q1') });
    expect([stored.state, stored.asOf]).toEqual(['planned', '2023-11-10']);
    await t.app.get(ImportsService).apply(operator(t), stored.id, true);
    expect((await untilDone(t, stored.id)).state).toBe('applied');
    return stored.id;
  };
  const open = async (importId: number): Promise<string[]> =>
    (
      await t.db.read.rows<{ row_no: number; outcome: string }>(
        "SELECT row_no, outcome FROM import_row WHERE import_id = ? AND state = 'open' ORDER BY row_no",
        [importId],
      )
    ).map((row) => `${row.row_no} ${row.outcome}`);

  it('answers the rows that it holds, leaves those deleted from it waiting, and is undone to the same', async () => {
    await city.bring([DUNG], '2023-11-01');
    // A number too short, a unit nobody has, somebody under another name, and nothing wrong.
    const wrong = [
      { ...AN, id: '12' },
      { ...BINH, unit: 'Tổ công tác' },
      { ...DUNG, name: 'Lý Thu Hà' },
    ];
    const list = await city.bring([...wrong, { ...CHI, id: '34' }], '2023-11-10');
    const left = ['2 rejected', '3 rejected', '4 conflict', '5 rejected'];
    expect(await open(list)).toEqual(left);
    const before = await standingState(t);
    const waiting = await uncounted(t, ward);

    const half = await bringMended(list, (name, row) => {
      if (name !== AN.name) return 'delete';
      row.getCell(3).value = AN.id;
      return 'leave';
    });
    expect(await open(list)).toEqual(left.slice(1));
    expect(await uncounted(t, ward)).toBe(waiting - 1);

    // The rest, one of them still wrong: it waits once, and under its own list.
    const rest = await bringMended(list, (name, row) => {
      if (name === AN.name) return 'delete';
      if (name === BINH.name) row.getCell(4).value = BINH.unit;
      if (name === 'Lý Thu Hà') row.getCell(1).value = DUNG.name;
      return 'leave';
    });
    expect(await open(list)).toEqual([]);
    expect(await open(rest)).toHaveLength(1);
    expect(await drift(t)).toBe(0);

    // And again: the rows of that workbook, which were those of the list.
    const last = await bringMended(rest, (_, row) => {
      row.getCell(3).value = CHI.id;
      return 'leave';
    });
    expect([await open(rest), await open(last), await uncounted(t, ward)]).toEqual([[], [], 0]);

    // What the first answered, nobody else did; what the last answered waits again.
    await city.undo(last);
    expect(await open(rest)).toHaveLength(1);
    await city.undo(rest);
    expect(await open(list)).toEqual(left.slice(1));
    await city.undo(half);
    expect(await open(list)).toEqual(left);
    expect(await uncounted(t, ward)).toBe(waiting);
    expect(await standingState(t)).toEqual(before);
  });

  it('has answered what an older list, that comes in after it, would open again of its people; undone, no more', async () => {
    const unit = 'Phường Bình Tây';
    const list = await city.bring([{ ...BINH, unit: 'Tổ công tác' }], '2023-11-10');
    const mended = await bringMended(list, (_, row) => {
      row.getCell(4).value = unit;
      return 'leave';
    });
    const waiting = await uncounted(t, await unitId(t, 'BT'));
    // No name, for two: one of them was mended, of the other nobody has heard.
    const older = await city.bring(
      [
        { ...BINH, unit, name: '12' },
        { ...CHI, unit, name: '34' },
      ],
      '2023-11-05',
    );
    expect([await open(list), await open(mended), await open(older)]).toEqual([[], [], ['3 rejected']]);
    expect(await uncounted(t, await unitId(t, 'BT'))).toBe(waiting + 1);
    await city.undo(mended);
    expect(await open(older)).toEqual(['2 rejected', '3 rejected']);
    expect(await drift(t)).toBe(0);
  });
});
