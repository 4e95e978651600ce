import type { INestApplicationContext } from '@nestjs/common';
import { makeDemoAccounts, type DemoPlan } from '../access/demo-accounts.js';
import { Clock } from '../common/clock.js';
import { SETTINGS } from '../common/tokens.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { closeDemoDays } from './demo-closings.js';
import { rateDemoYear } from './demo-ratings.js';
import { confirmDemoWeeks } from './demo-weeks.js';
import { isSeeded, loadSeed } from './load-seed.js';

const DEMO = { people: 20_000, era: 2023, seed: 79 } as const;
/** Units the demo's accounts belong to: the city, Quận 1, Phường Bến Nghé. */
const CITY = '79';
const DISTRICT = '760';
const WARD = '26740';
/** Accounts that rate the year before this one. */
const COMMITTEE = 'uybannhandan';
const HR = 'tochuccanbo';
/** Whose accounts the demo has: a ward's chair, and one of its civil servants, whom every rating scheme rates. */
const CHAIR = "p.title LIKE 'Chủ tịch%'";
const OFFICIAL = `p.title NOT LIKE '%hủ tịch%' AND EXISTS
  (SELECT 1 FROM employment e WHERE e.person_id = p.id AND e.kind = 'cong_chuc')`;

/** The demo city with one account for each role; made once, kept afterwards. */
export async function ensureDemo(app: INestApplicationContext, say: (line: string) => void): Promise<void> {
  const db = app.get(Database);
  const clock = app.get(Clock);
  const isNew = !(await isSeeded(db));
  if (isNew) {
    say('Tạo thành phố mẫu / making the demo city…');
    await loadSeed(app, { ...DEMO, today: clock.today() }, (line) => say(`  ${line}`));
    await closeDemoDays(db, clock.today());
    await confirmDemoWeeks(app, { below: [CITY, DISTRICT], except: WARD, today: clock.today() });
  }
  await makeDemoAccounts(db, app.get(Keys), clock.now(), await plans(db), app.get<Settings>(SETTINGS).dataDir);
  // By the accounts, which are there by now.
  if (isNew)
    await rateDemoYear(app, {
      ...{ city: CITY, district: DISTRICT, ward: WARD, chair: CHAIR, committee: COMMITTEE, hr: HR },
      today: clock.today(),
    });
}

async function plans(db: Database): Promise<DemoPlan[]> {
  const unit = async (code: string): Promise<number | null> => {
    const row = await db.read.one<{ id: number }>('SELECT id FROM unit WHERE code = ? ORDER BY valid_from DESC', [
      code,
    ]);
    return row ? Number(row.id) : null;
  };
  const person = async (unitId: number | null, who: string) => {
    const row = await db.read.one<{ id: number; full_name: string }>(
      `SELECT p.id, p.full_name FROM person p WHERE p.unit_id = ? AND ${who} ORDER BY p.sort_key, p.id LIMIT 1`,
      [unitId],
    );
    return row ? { id: Number(row.id), name: row.full_name } : null;
  };
  const [city, district, ward] = [await unit(CITY), (await unit(DISTRICT)) ?? (await unit(CITY)), await unit(WARD)];
  const head = await person(ward, CHAIR);
  const staff = await person(ward, OFFICIAL);
  return [
    { username: COMMITTEE, displayName: 'Thường trực UBND Thành phố', role: 'committee', unitId: city },
    { username: HR, displayName: 'Phòng Nội vụ', role: 'hr', unitId: district },
    {
      username: 'thutruong',
      displayName: head?.name ?? 'Chủ tịch UBND phường',
      role: 'unit_head',
      unitId: ward,
      personId: head?.id ?? null,
    },
    { username: 'daumoi', displayName: 'Đầu mối phường', role: 'unit_focal', unitId: ward },
    {
      username: 'thanhdoan',
      displayName: 'Thành Đoàn',
      role: 'association',
      unitId: city,
      lens: 'membership:doan_vien',
    },
    { username: 'congan', displayName: 'Công an phụ trách', role: 'police_liaison', unitId: district },
    {
      username: 'canbo',
      displayName: staff?.name ?? 'Công chức phường',
      role: 'staff',
      unitId: ward,
      personId: staff?.id ?? null,
    },
    { username: 'quantri', displayName: 'Quản trị hệ thống', role: 'administrator', unitId: city },
  ];
}
