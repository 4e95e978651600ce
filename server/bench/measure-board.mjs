/** The board of 82 rows, beside the bare server, a bare reply, a scan of people, an earlier day and a smaller city. */
import { addDays } from '@dat100/shared/calendar';
import { dataIn } from './bench-city.mjs';
import { UNDER_CITY } from './city.mjs';
import { onOneCore } from './cpu.mjs';
import { BOARD, boardVariables } from './documents.mjs';
import { cpuARequest, inTurn, median } from './measure.mjs';

const ROUNDS = { rounds: 300, warm: 200 };
/** These take a fraction of a millisecond each. */
const UNCHANGED = { rounds: 3000, warm: 1000 };
const CONNECTIONS = 32;
const REQUESTS = 3000;
const TURNS = 3;
const SCANS = 3;
const DAYS_BACK = 30;
const WHOLE_CITY = 1_000_000;
const SCAN_GOAL = 300;

/** Sees to it that all ask for the same board with all its rows. */
function checkBoard(city, bytes) {
  const { board } = dataIn(bytes);
  if (board.rows.length !== UNDER_CITY) throw new Error(`The board has ${board.rows.length} rows.`);
  const sum = board.rows.reduce((n, { figures }) => n + figures.inScope, 0);
  if (sum !== board.total.inScope || sum < city.people * 0.9) throw new Error(`The board counts ${sum} people.`);
}

export async function measureBoard(city, figure) {
  const lower = { unit: 'ms', better: 'lower' };
  const today = city.asker(BOARD, boardVariables(city.cityId));
  const earlier = city.asker(BOARD, boardVariables(city.cityId, addDays(city.today, -DAYS_BACK)));
  const bare = city.bareAsker('/counters');
  const first = await today();
  checkBoard(city, first);
  city.say(`board of ${UNDER_CITY} rows, ${first.length} bytes, one client; its version moves before each request`);
  const moved = await inTurn({ bare, today, earlier }, { ...ROUNDS, before: () => city.bump() });
  figure({
    ...{ name: 'board_p50', value: moved.today, goal: 4, ...lower },
    ...{ yardstick: 'node:http, the same SQL through mysql2, JSON.stringify', yardstickValue: moved.bare },
  });
  figure({
    ...{ name: 'board_as_of_p50', value: moved.earlier, goal: 3, ...lower },
    ...{ yardstick: "today's board", yardstickValue: moved.today },
  });
  city.say('the same board, nothing changed; all processes on one core');
  await city.bare.keep(await today());
  const still = await onOneCore(city.db, [city.server.child.pid, city.bare.pid], () =>
    inTurn({ bytes: city.bareAsker('/bytes'), today }, UNCHANGED),
  );
  figure({
    ...{ name: 'board_unchanged_p50', value: still.today, goal: 3, ...lower },
    ...{ yardstick: 'node:http answering the same bytes', yardstickValue: still.bytes },
  });
  await measureLoad(city, figure);
  await measureScan(city, figure, moved.today);
}

async function measureLoad(city, figure) {
  city.say(`${CONNECTIONS} connections, its version moves before each request`);
  const crowd = (asker) =>
    Array.from({ length: CONNECTIONS }, () => {
      const ask = asker();
      return async () => {
        await city.bump();
        await ask();
      };
    });
  const sides = {
    bare: { workers: crowd(() => city.bareAsker('/counters')), cpuMs: city.bare.cpuMs },
    today: {
      workers: crowd(() => city.asker(BOARD, boardVariables(city.cityId))),
      cpuMs: () => city.server.cpuMs().server,
    },
  };
  const times = { bare: [], today: [] };
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const [name, { workers, cpuMs }] of Object.entries(sides))
      times[name].push(await cpuARequest(workers, REQUESTS / TURNS, cpuMs));
  figure({
    ...{ name: 'board_32_connections_cpu', value: median(times.today), unit: 'ms', better: 'lower', goal: 5 },
    ...{ yardstick: 'the bare server, likewise', yardstickValue: median(times.bare) },
  });
}

/** The scan grows with the city and the board does not, so the goal for a smaller city than the whole is smaller. */
async function measureScan(city, figure, board) {
  city.say('the same figures by GROUP BY over people');
  const times = [];
  for (let run = 0; run < SCANS; run += 1) {
    const begun = performance.now();
    const [rows] = await city.db.query(
      `SELECT SUBSTRING_INDEX(u.path, '/', 3) AS child, st.scope, st.stage_position, COUNT(*) AS n FROM person p
         JOIN unit u ON u.id = p.unit_id JOIN standing st ON st.person_id = p.id AND st.criterion_id = ?
        WHERE p.employed = 1 GROUP BY child, st.scope, st.stage_position`,
      [city.criterionId],
    );
    times.push(performance.now() - begun);
    const counted = rows.reduce((n, row) => n + Number(row.n), 0);
    if (counted !== city.people) throw new Error(`The scan counts ${counted} people.`);
  }
  figure({
    ...{ name: 'board_against_group_by', value: 1000 / board, unit: 'boards/s', better: 'higher' },
    ...{ yardstick: 'GROUP BY over people, one client', yardstickValue: 1000 / median(times) },
    goal: Math.max(1, Math.round((SCAN_GOAL * Math.min(city.people, WHOLE_CITY)) / WHOLE_CITY)),
  });
}

/** The same board in a large and in a small city, asked in turn. */
export async function measureGrowth(large, small, figure) {
  large.say(`the board of ${large.people} people beside that of ${small.people}`);
  const asks = Object.fromEntries([large, small].map((c) => [c.people, c.asker(BOARD, boardVariables(c.cityId))]));
  const times = await inTurn(asks, { ...ROUNDS, before: () => Promise.all([large.bump(), small.bump()]) });
  figure({
    ...{ name: 'board_p50_growth', value: times[large.people], unit: 'ms', better: 'lower', goal: 1.2 },
    ...{ yardstick: `the board of ${small.people} people`, yardstickValue: times[small.people] },
  });
}
