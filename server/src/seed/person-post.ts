import type { Day } from '@dat100/shared/calendar';
import type { EmploymentKind, Membership } from '@dat100/shared/codes';
import type { DayLine } from './day-line.js';
import type { StaffedUnit } from './headcount.js';
import type { Identity } from './person-identity.js';
import { WeightedList } from './random.js';
import type { Random } from './random.js';
import type { SeedPerson } from './seed-types.js';
import { leaderTitles } from './workplaces.js';

/** The place of a person in the unit. */
export type Post = Pick<SeedPerson, 'isHead' | 'title' | 'kind' | 'memberships' | 'employedFrom'>;

/** Party members in a thousand. */
const PARTY: Readonly<Record<EmploymentKind, number>> = {
  can_bo: 900,
  cong_chuc: 500,
  vien_chuc: 270,
  nguoi_lao_dong: 90,
  khong_chuyen_trach: 300,
  khac: 0,
};
/** Days on which new members are usually sworn in. */
const PARTY_DAYS = ['02-03', '05-19', '09-02'];
const YOUTH_UNION_DAY = '03-26';
/** So many in a thousand were taken on during the drive, on the first of a month. */
const NEW_PERMILLE = 45;

/**
 * Deals out the posts of one unit: its head first, then the deputies, then staff. `newcomers`: some were taken on
 * during the drive.
 */
export class PostMaker {
  private readonly staff: WeightedList<StaffedUnit['workplace']['staff'][number]>;
  private readonly titles: { head: string; deputy: string };
  private readonly deputies: number;
  private readonly officials = new Map<readonly string[], number>();
  private dealt = 0;

  constructor(
    private readonly place: StaffedUnit,
    private readonly line: DayLine,
    private readonly newcomers: boolean,
  ) {
    const { staff, leadersOnly } = place.workplace;
    this.staff = new WeightedList(staff.map((entry) => [entry, entry[1]] as const));
    this.titles = leaderTitles(place.unit.name);
    this.deputies = leadersOnly ? 4 : place.people < 6 ? 0 : place.people < 20 ? 1 : place.people < 60 ? 2 : 3;
  }

  /** The next is a leader, who is older than most. */
  nextIsLeader(): boolean {
    return this.dealt <= this.deputies;
  }

  next(random: Random, person: Identity): Post {
    const rank = this.dealt++;
    const isHead = rank === 0;
    const { kind, title } = rank <= this.deputies ? this.leader(isHead) : this.member(random);
    const employedFrom = this.employedFrom(random, person.birthYear, isHead);
    return {
      isHead,
      title,
      kind,
      employedFrom,
      memberships: this.memberships(random, person, kind, isHead, employedFrom),
    };
  }

  private leader(isHead: boolean): { kind: EmploymentKind; title: string } {
    return { kind: this.place.workplace.headKind, title: isHead ? this.titles.head : this.titles.deputy };
  }

  private member(random: Random): { kind: EmploymentKind; title: string } {
    const [kind, , titles] = this.staff.draw(random);
    if (kind !== 'can_bo') return { kind, title: random.pick(titles) };
    // A ward has one secretary, one chair of each association: taken in order, the last title is for the rest.
    const taken = this.officials.get(titles) ?? 0;
    this.officials.set(titles, taken + 1);
    return { kind, title: titles[Math.min(taken, titles.length - 1)] ?? '' };
  }

  /** Few distinct days, as payrolls have them: the first of a quarter, or of a month for the newly hired. */
  private employedFrom(random: Random, birthYear: number, isHead: boolean): Day {
    const { validFrom } = this.place.unit;
    const year = Number(this.line.today.slice(0, 4));
    let from: Day;
    if (this.newcomers && !isHead && random.permille(NEW_PERMILLE)) {
      from = `${this.line.at(-random.between(1, 290)).slice(0, 8)}01`;
    } else {
      const started = random.between(Math.max(2008, birthYear + 21), year - 2);
      from = `${started}-${random.pick(['01', '04', '07', '10'])}-01`;
    }
    return validFrom !== null && from < validFrom ? validFrom : from;
  }

  private memberships(
    random: Random,
    person: Identity,
    kind: EmploymentKind,
    isHead: boolean,
    employedFrom: Day,
  ): SeedPerson['memberships'] {
    const year = Number(this.line.today.slice(0, 4));
    const age = year - person.birthYear;
    const held: SeedPerson['memberships'] = [];
    const add = (code: Membership, from: Day): void => void held.push({ code, from });
    if (random.permille(isHead ? 970 : age < 24 ? 60 : PARTY[kind])) {
      add(
        'dang_vien',
        `${random.between(Math.min(person.birthYear + 21, year - 1), year - 1)}-${random.pick(PARTY_DAYS)}`,
      );
    }
    if (random.permille(age <= 30 ? 720 : age <= 35 ? 160 : 0))
      add('doan_vien', `${person.birthYear + 16}-${YOUTH_UNION_DAY}`);
    if (random.permille(850)) add('cong_doan', employedFrom);
    if (random.permille(120)) add('hoi_vien', employedFrom);
    return held;
  }
}
