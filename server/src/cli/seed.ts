import { Clock } from '../common/clock.js';
import { loadSeed } from '../seed/load-seed.js';
import type { Era } from '../seed/seed-types.js';
import { dayOf, needText, wholeOf } from './arguments.js';
import { UsageError, type Given, type Outcome } from './command.js';
import { withServices } from './workbench.js';

const DEFAULT_SEED = 79;
const MOST_PEOPLE = 5_000_000;

export async function seedCity(given: Given): Promise<Outcome> {
  needText(given, 'people');
  const people = wholeOf(given, 'people') ?? 0;
  if (people > MOST_PEOPLE)
    throw new UsageError(`--people nhiều nhất ${MOST_PEOPLE}.`, `--people is at most ${MOST_PEOPLE}.`);
  const era = eraOf(needText(given, 'era'));
  const seed = wholeOf(given, 'seed') ?? DEFAULT_SEED;
  const asOf = dayOf(given, 'as-of');
  return withServices(given, async (app) => {
    const today = app.get(Clock).today();
    if (asOf !== null && asOf > today)
      throw new UsageError(`--as-of không được sau hôm nay (${today}).`, `--as-of may not be after today (${today}).`);
    const plan = { people, era, seed, today: asOf ?? today };
    await loadSeed(app, plan, (line) => void process.stderr.write(`${line}\n`));
    return {
      json: { people, era, seed, as_of: plan.today },
      text: `Đã tạo thành phố mẫu / sample city made: ${people} người, ${era}, ${plan.today}`,
      ok: true,
    };
  });
}

function eraOf(text: string): Era {
  if (text === '2023') return 2023;
  if (text === '2025') return 2025;
  throw new UsageError(`--era là 2023 hoặc 2025, không phải "${text}".`, `--era is 2023 or 2025, not "${text}".`);
}
