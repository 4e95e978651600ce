import type { Day } from '@dat100/shared/calendar';
import type { Sex } from '@dat100/shared/citizen-id';
import {
  BIRTH_PROVINCES,
  GIVEN_NAMES_FEMALE,
  GIVEN_NAMES_MALE,
  MIDDLE_NAMES_FEMALE,
  MIDDLE_NAMES_MALE,
  SURNAMES,
} from './data/names.js';
import { WeightedList } from './random.js';
import type { Random } from './random.js';

/** Who a synthetic person is. */
export interface Identity {
  citizenId: string;
  fullName: string;
  sex: Sex;
  birthDate: Day;
  birthYear: number;
  phone: string;
}

const surnames = nameList(SURNAMES);
const provinces = nameList(BIRTH_PROVINCES);
const middleNames = { male: nameList(MIDDLE_NAMES_MALE), female: nameList(MIDDLE_NAMES_FEMALE) };
const givenNames = { male: nameList(GIVEN_NAMES_MALE), female: nameList(GIVEN_NAMES_FEMALE) };
const PHONE_STARTS = ['032', '035', '038', '070', '079', '083', '085', '090', '091', '093', '096', '098'];
/** Offices have more people at the start of their working life than chance around the middle gives. */
const BEGINNERS_UP_TO = 33;
/** Without 29 February: a birthday in every year. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Serials of the citizen ids: '9' and five digits, in a fixed shuffled order for each province, sex and birth year,
 * so that no id comes twice (the step is prime to 100,000). A spec holds the demo city against the sample rosters that
 * are imported into it: they have no id in common.
 */
const SERIALS = 100_000;
const SERIAL_START = 40_904;
const SERIAL_STEP = 74_773;
/** Each prefix begins elsewhere, so that ids of different people do not end alike. */
const PREFIX_STEP = 31_337;

/** Makes people who exist nowhere: the serial of the id begins with 9 and the phone number has 000 in the middle. */
export class IdentityMaker {
  private readonly used = new Map<string, number>();

  /** `women` in a thousand; ages from `youngest` to `oldest` in full years around the end of `year`. */
  make(random: Random, year: number, women: number, youngest: number, oldest: number): Identity {
    const sex: Sex = random.permille(women) ? 'female' : 'male';
    // Women retire earlier (Labour Code 2019, art. 169).
    const retires = sex === 'female' ? oldest - 3 : oldest;
    const beginner = youngest < BEGINNERS_UP_TO && random.permille(300);
    const age = beginner ? random.between(youngest, BEGINNERS_UP_TO) : random.nearMiddle(youngest, retires);
    const birthYear = year - age;
    const month = random.between(1, 12);
    const date = random.between(1, MONTH_DAYS[month - 1] ?? 28);
    return {
      citizenId: this.citizenId(provinces.draw(random), sex, birthYear),
      fullName: fullName(random, sex),
      sex,
      birthDate: `${birthYear}-${two(month)}-${two(date)}`,
      birthYear,
      phone: `${random.pick(PHONE_STARTS)}000${String(random.below(10_000)).padStart(4, '0')}`,
    };
  }

  private citizenId(province: string, sex: Sex, birthYear: number): string {
    const century = (birthYear < 2000 ? 0 : 2) + (sex === 'female' ? 1 : 0);
    const prefix = `${province}${century}${two(birthYear % 100)}`;
    const count = this.used.get(prefix) ?? 0;
    if (count >= SERIALS) throw new RangeError(`No citizen ids left that begin with ${prefix}`);
    this.used.set(prefix, count + 1);
    const start = SERIAL_START + Number(prefix) * PREFIX_STEP;
    return `${prefix}9${String((start + count * SERIAL_STEP) % SERIALS).padStart(5, '0')}`;
  }
}

function fullName(random: Random, sex: Sex): string {
  const given = givenNames[sex].draw(random);
  let middle = middleNames[sex].draw(random);
  if (middle.endsWith(given)) middle = sex === 'female' ? 'Thị' : 'Văn';
  return `${surnames.draw(random)} ${middle} ${given}`;
}

/** "Nguyễn 61431; Hoàng Minh 5": a name and its weight, parted by semicolons. */
function nameList(text: string): WeightedList<string> {
  return new WeightedList(
    text.split(';').map((part) => {
      const cut = part.trimEnd().lastIndexOf(' ');
      return [part.slice(0, cut).trim(), Number(part.slice(cut + 1))] as const;
    }),
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
