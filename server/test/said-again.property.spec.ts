import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ReadRow } from '@dat100/shared/roster-reading';
import { CellPlaces } from '../src/imports/cell-places.js';
import { Planning } from '../src/imports/planning.js';
import { planRosterRows, type PlannedToStage } from '../src/imports/plan-roster.js';
import { readForUnitPieces } from '../src/imports/read-for-unit.js';
import { planReadRows } from '../src/imports/said-again.js';
import { Random } from '../src/seed/random.js';
import type { Unit } from '../src/units/unit.js';
import { UnitsService } from '../src/units/units.service.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { csv, UndoCity, type Line } from './undo-city.js';
import { unitId } from './roster-city.js';

/** The same seed makes the same run. */
const SEED = process.env['SAID_SEED'] ?? 'nói lại';
const PEOPLE = 60;
const ROUNDS = Number(process.env['SAID_ROUNDS'] ?? 4);
const DAYS = ['2023-10-02', '2023-10-30', '2023-11-20'] as const;

type Field = Exclude<keyof Line, 'id' | 'name'>;

/** What stands in a cell, faults and silence among it. */
const CELLS: Record<Field, readonly string[]> = {
  birth: ['05/06/1985', '01/01/1990', '1979', '', '31/12/1960'],
  unit: ['Phường Hòa Mai', 'Phường Bình Tây', 'Phường Hòa Mai'],
  title: ['Chuyên viên', 'Giáo viên', ''],
  kind: ['Công chức', 'Viên chức', '', 'Người lao động'],
  phone: ['0903000001', '0903000002', '', '12'],
  party: ['x', ''],
  youth: ['x', '', ''],
  card: ['Đã có', 'Đã làm, chờ cấp', 'Chưa có', '', 'không rõ'],
  level2: ['Chưa đăng ký', 'Đã đăng ký, chờ duyệt', 'Đã duyệt, chưa kích hoạt', 'Đã kích hoạt', 'Bị từ chối', ''],
  registered: ['', '01/08/2023', '15/10/2023'],
  activated: ['', '', '20/09/2023', '01/11/2023'],
  scope: ['', '', '', 'Tạm hoãn', 'Được miễn', 'Phải thực hiện'],
  until: ['', '01/10/2023', '31/12/2023'],
  document: ['', '12/QĐ'],
  reason: ['', '', 'Chưa nhận được tin nhắn'],
};
const FIELDS = Object.keys(CELLS) as Field[];

forEachDatabase('rows that say the same again', (dialect) => {
  let t: TestApp;
  let city: UndoCity;
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await UndoCity.of(t);
  });
  afterAll(() => t.close());

  /** The rows of a list by both ways of planning. */
  async function bothWays(lines: readonly Line[], asOf: string): Promise<{ quick: PlannedToStage[]; full: unknown[] }> {
    const unit = await t.app.get(UnitsService).byId(await unitId(t, 'Q1'));
    const planning = t.app.get(Planning);
    const { all, subtree } = await planning.unitsAround(unit);
    const deps = await planning.depsOf(subtree);
    const file = { bytes: csv(lines), fileName: 'danh-sach.csv', asOf };
    const [read, places]: [ReadRow[], CellPlaces] = [[], new CellPlaces()];
    for await (const piece of readForUnitPieces(file, unit, all as Unit[], t.clock.today())) {
      if (piece.type === 'table') places.add(piece);
      else if (piece.type === 'rows') read.push(...piece.rows);
    }
    expect(read.length).toBe(lines.length);
    const full = await planRosterRows(t.db.read, deps, read, places, asOf);
    return { quick: await planReadRows(t.db.read, deps, read, places, asOf), full: full.map(shown) };
  }

  it(`come to what planning them comes to, seed "${SEED}"`, async () => {
    const random = new Random(SEED);
    const line = (n: number): Line => ({
      ...(Object.fromEntries(FIELDS.map((f) => [f, random.pick(CELLS[f])])) as Line),
      id: `0791859${String(n).padStart(5, '0')}`,
      name: random.pick(['Trần Thị Thúy An', 'LÊ VĂN BÌNH', 'Ngo Kim Chi']),
    });
    const mended = (l: Line): Line => {
      const f = random.pick(FIELDS);
      return { ...l, [f]: random.pick(CELLS[f]) };
    };
    let [known, looked] = [0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      const lines = Array.from({ length: PEOPLE }, (_, i) => line(round * PEOPLE + i));
      const day = random.pick(DAYS);
      const first = await city.bring(lines, day);
      const compare = async (what: string): Promise<void> => {
        for (const some of [lines, [...lines].reverse(), lines.map((l) => (random.permille(300) ? mended(l) : l))])
          for (const asOf of DAYS) {
            const { quick, full } = await bothWays(some, asOf);
            expect({ round, what, asOf, rows: quick.map(shown) }).toEqual({ round, what, asOf, rows: full });
            const same = quick.filter((row) => row.known && !('facts' in row.known)).length;
            known += same;
            looked += quick.length - same;
          }
      };
      await compare('brought in');
      // Some are mended by a list of another day or the same, and that one may be taken back again.
      const other = await city.bring(
        lines.filter(() => random.permille(400)).map((l) => (random.permille(600) ? mended(l) : l)),
        random.pick(DAYS),
      );
      await compare('mended');
      await city.undo(random.permille(500) ? other : first);
      await compare('taken back');
    }
    // A run in which one of the ways is never taken would prove nothing.
    expect(known).toBeGreaterThan(PEOPLE * ROUNDS);
    expect(looked).toBeGreaterThan(PEOPLE * ROUNDS);
  }, 300_000);
});

/** All that is stored of a planned row. */
function shown({ row, outcome, plan, known, issues, citizenIdIndex }: PlannedToStage): unknown {
  const person = known && { id: known.id, revision: known.revision, detailsOn: known.detailsOn };
  const { changes, conflict } = plan ?? {};
  // Of a rejected row nobody is looked for.
  return { row, outcome, changes, conflict, person, issues, index: outcome === 'rejected' ? null : citizenIdIndex };
}
