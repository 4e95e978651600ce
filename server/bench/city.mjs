/**
 * A synthetic city for the boards: the same number of people and the same day give the same city. Four levels, 82 units
 * under the city, about one unit for each hundred people; a few are large and most are small, and each has a pace of
 * its own. Facts come in weekly lists of the last twelve weeks.
 */
import { addDays } from '@dat100/shared/calendar';
import { TRUST_LEVELS } from '@dat100/shared/codes';
import { IdentityMaker } from '../dist/seed/person-identity.js';
import { Random, WeightedList } from '../dist/seed/random.js';

export const CITY = '79';
export const UNDER_CITY = 82;
const PEOPLE_A_UNIT = 100;
const WEEKS = 12;
const UNDER_CITY_KINDS = [
  { kind: 'quan', name: 'Quận', count: 24 },
  { kind: 'so_ban_nganh', name: 'Sở', count: 26 },
  { kind: 'doan_the', name: 'Đoàn thể', count: 10 },
  { kind: 'doanh_nghiep', name: 'Tổng công ty', count: 22 },
];
const KINDS = weighted({ can_bo: 6, cong_chuc: 28, vien_chuc: 52, nguoi_lao_dong: 14 });
const TITLES = weighted({
  'Chuyên viên': 50,
  'Giáo viên': 30,
  'Nhân viên': 14,
  'Phó Trưởng phòng': 4,
  'Trưởng phòng': 2,
});

/**
 * The tree, each unit before those below it and with them in one run.
 * @returns units {code, name, kind, parentCode, share}: `share` says how many people it employs itself, beside others
 */
export function cityUnits(people) {
  const random = new Random(`bench city ${people}`);
  const under = UNDER_CITY_KINDS.flatMap(({ kind, name, count }) =>
    Array.from({ length: count }, (_, i) => ({ code: `${kind}-${i + 1}`, name: `${name} ${i + 1}`, kind, below: [] })),
  );
  const rest = Math.max(2, Math.ceil(people / PEOPLE_A_UNIT) - UNDER_CITY - 1);
  const middle = Math.ceil(rest / 10);
  const many = under.map((unit) => [unit, 1 + Math.floor(4000 / (20 + random.below(380)))]);
  const branches = grow(new WeightedList(many), middle, random, 'phuong', 'Phường');
  const teams = branches.map((unit) => [unit, 1 + Math.floor(400 / (20 + random.below(380)))]);
  grow(new WeightedList(teams), rest - middle, random, 'team', 'Tổ');
  const units = [{ code: CITY, name: 'Thành phố', kind: 'thanh_pho', parentCode: null, share: 0 }];
  const put = (list, parentCode) => {
    for (const { below, ...unit } of list) {
      const share = Math.floor(12_000 / (20 + random.below(580)));
      units.push({ ...unit, parentCode, share: below.length > 0 ? Math.ceil(share / 8) : share });
      put(below, unit.code);
    }
  };
  put(under, CITY);
  return units;
}

/** Puts so many units under those of the list. */
function grow(parents, count, random, kind, name) {
  return Array.from({ length: count }, () => {
    const parent = parents.draw(random);
    const number = parent.below.length + 1;
    const unit = { code: `${parent.code}-${number}`, name: `${name} ${number}`, kind, below: [] };
    parent.below.push(unit);
    return unit;
  });
}

/** The list of units as `dat100 import units` reads it. */
export function unitsCsv(units) {
  const lines = units.map((u) => `${u.code},"${u.name}",${u.kind},${u.parentCode ?? ''}`);
  return ['code,name,kind,parent_code', ...lines].join('\n');
}

/** How many people each unit employs itself: {code, people}, without those that employ nobody. */
export function placesOf(units, people) {
  const whole = units.reduce((sum, { share }) => sum + share, 0);
  let [upTo, placed] = [0, 0];
  return units.flatMap(({ code, share }) => {
    upTo += share;
    const before = placed;
    placed = Math.floor((people * upTo) / whole);
    return placed > before ? [{ code, people: placed - before }] : [];
  });
}

/** Makes people of the city one by one, unit by unit. */
export class CityPeople {
  #identities = new IdentityMaker();
  #today;
  #weeks;

  /** @param today yyyy-MM-dd */
  constructor(today) {
    this.#today = today;
    this.#weeks = Array.from({ length: WEEKS }, (_, i) => addDays(today, -7 * (WEEKS - i)));
  }

  /** Yields {…identity, kind, title, memberships, employedFrom, events, scope}; days are those of weekly lists. */
  *of({ code, people }) {
    const random = new Random(`bench people ${code}`);
    const pace = random.nearMiddle(200, 1000);
    for (let i = 0; i < people; i += 1) yield this.#person(random, pace);
  }

  #person(random, pace) {
    const identity = this.#identities.make(random, Number(this.#today.slice(0, 4)), 520, 23, 60);
    const held = [random.permille(300) && 'dang_vien', random.permille(250) && 'doan_vien', 'cong_doan'];
    return {
      ...identity,
      kind: KINDS.draw(random),
      title: TITLES.draw(random),
      memberships: held.filter((code) => code && (code !== 'cong_doan' || random.permille(850))),
      employedFrom: `${2004 + random.below(18)}-0${1 + random.below(9)}-01`,
      events: [...this.#card(random), ...this.#account(random, pace), ...this.#service(random, pace)],
      scope: random.permille(15)
        ? [{ status: random.permille(500) ? 'exempt' : 'deferred', from: this.#week(random) }]
        : [],
    };
  }

  /** A day of a list; the first list brings the most. */
  #week(random, first = 0) {
    return this.#weeks[Math.min(WEEKS - 1, first + Math.min(random.below(WEEKS), random.below(WEEKS)))];
  }

  #event(criterion, stage, on, trust) {
    const issued = criterion === 'chip_card' && stage === 'held' ? { cardIssuedOn: addDays(on, -200) } : {};
    return { criterion, stage, on, dayKind: 'by', trust: TRUST_LEVELS[trust], ...issued };
  }

  #card(random) {
    if (random.permille(970)) return [this.#event('chip_card', 'held', this.#weeks[0], 'unit')];
    return random.permille(500) ? [this.#event('chip_card', 'applied', this.#week(random), 'unit')] : [];
  }

  #account(random, pace) {
    const events = [];
    if (random.permille(60)) return events;
    events.push(this.#event('vneid_level2', 'registered', this.#weeks[0], 'unit'));
    if (!random.permille(pace + (1000 - pace) / 2)) return events;
    const approved = random.below(WEEKS / 2);
    events.push(this.#event('vneid_level2', 'approved', this.#weeks[approved], 'unit'));
    if (!random.permille(pace)) return events;
    const trust = random.permille(350) ? 'checked' : random.permille(100) ? 'police' : 'unit';
    events.push(this.#event('vneid_level2', 'activated', this.#week(random, approved), trust));
    return events;
  }

  #service(random, pace) {
    if (!random.permille(pace)) return [];
    const ready = this.#event('online_service', 'account_ready', this.#weeks[0], 'unit');
    return random.permille(600)
      ? [ready, this.#event('online_service', 'used', this.#week(random, 1), 'unit')]
      : [ready];
  }
}

function weighted(entries) {
  return new WeightedList(Object.entries(entries));
}
