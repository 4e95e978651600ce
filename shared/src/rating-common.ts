import type { InputUsed, RatingFacts, Step, TakenOut } from './rating-facts.js';
import { toldOf } from './rating-inputs.js';
import { lowerLevel, type Hundredths, type Level, type RatingScheme } from './rating-scheme.js';
import { levelWords, monthWords } from './rating-words.js';

/** Rules that both kinds of scheme have: who is rated, time worked and away, movers, discipline. */
export interface CommonRules {
  readonly notRated: 'taken_out' | 'kind' | 'too_short' | null;
  /** whether somebody is rated at all hangs on a figure that is missing */
  readonly timeMissing: boolean;
  /** the best level these rules leave open, and the one they leave if what is missing is at its worst */
  readonly best: Level;
  readonly worst: Level;
  readonly steps: readonly Step[];
}

const BEST: Level = 'xuat_sac';

/** Asks all of them; none depends on another. */
export function commonRules(scheme: RatingScheme, facts: RatingFacts): CommonRules {
  const kind = kindStep(scheme, facts);
  const worked = workedStep(scheme, facts);
  const away = awayStep(scheme, facts);
  const discipline = disciplineStep(scheme, facts);
  return {
    notRated: facts.takenOut ? 'taken_out' : kind.held === 'no' ? 'kind' : worked.held === 'no' ? 'too_short' : null,
    timeMissing: worked.held === 'missing',
    best: lower(discipline.allows, away.allows),
    worst:
      discipline.held === 'missing'
        ? 'khong_hoan_thanh'
        : lower(discipline.allows, away.held === 'missing' ? scheme.time.ceiling : away.allows),
    steps: [
      ...(facts.takenOut ? [takenOutStep(facts.takenOut)] : []),
      kind,
      worked,
      away,
      ...(facts.moved ? [moverStep(scheme, facts.moved)] : []),
      discipline,
    ],
  };
}

const lower = (a: Level | null, b: Level | null): Level => lowerLevel(a ?? BEST, b ?? BEST);

/** What people decide stands before every rule. */
function takenOutStep(takenOut: TakenOut): Step {
  const { reason, document } = takenOut;
  const value = { vi: reason, en: reason };
  return {
    rule: 'taken_out',
    path: 'kinds',
    label: { vi: 'Được đưa ra khỏi diện xếp loại trong kỳ', en: 'Taken out of the rating of this period' },
    held: 'yes',
    inputs: [
      { label: { vi: 'Lý do', en: 'Reason' }, value, ...toldOf(takenOut) },
      ...(document === null
        ? []
        : [{ label: { vi: 'Văn bản số', en: 'Document' }, value: { vi: document, en: document } }]),
    ],
    allows: null,
    source: '',
  };
}

function kindStep(scheme: RatingScheme, facts: RatingFacts): Step {
  return {
    rule: 'kind',
    path: 'kinds',
    label: { vi: 'Thuộc đối tượng xếp loại theo bộ tiêu chí này', en: 'Is rated by this scheme' },
    held: scheme.kinds.includes(facts.kind) ? 'yes' : 'no',
    inputs: [],
    allows: null,
    source: '',
  };
}

function workedStep({ time }: RatingScheme, { worked, maternity }: RatingFacts): Step {
  const excepted = maternity && time.maternityExcepted;
  const least = monthWords(time.leastWorked);
  const asked = time.leastWorked > 0;
  return {
    rule: 'worked',
    path: 'time.leastWorked',
    label: !asked
      ? { vi: 'Xếp loại theo thời gian làm việc thực tế trong năm', en: 'Rated on the time worked in the year' }
      : excepted
        ? { vi: 'Nghỉ thai sản: xếp loại theo thời gian làm việc thực tế', en: 'Maternity: rated on the time worked' }
        : { vi: `Làm việc trong năm từ ${least.vi} trở lên`, en: `Worked ${least.en} of the year or more` },
    held:
      !asked || excepted ? 'does_not_apply' : !worked ? 'missing' : worked.months >= time.leastWorked ? 'yes' : 'no',
    inputs: [monthsUsed('Thời gian làm việc', 'Time worked', worked)],
    allows: null,
    source: time.source,
  };
}

/**
 * Where maternity is excepted, time away is the absence for other reasons: a maternity leave neither counts here nor
 * frees the rest from the ceiling. Its exception stands beside the least time worked alone.
 */
function awayStep({ time }: RatingScheme, { away, maternity }: RatingFacts): Step {
  const { maternityExcepted } = time;
  const endless = maternity && maternityExcepted;
  const [from, below] = [monthWords(time.awayFrom), monthWords(time.awayBelow)];
  const limited = away !== null && isLimited(away.months, time, endless);
  const range = endless
    ? { vi: `từ ${from.vi} trở lên`, en: `${from.en} or more` }
    : {
        vi: `từ ${from.vi} đến ${time.awayEndIncluded ? 'hết' : 'dưới'} ${below.vi}`,
        en: `${from.en} to ${time.awayEndIncluded ? '' : 'less than '}${below.en}`,
      };
  const limits = time.ceiling !== BEST;
  const other = maternityExcepted ? { vi: ' (không kể thai sản)', en: ' (maternity not counted)' } : { vi: '', en: '' };
  return {
    rule: 'away',
    path: 'time.awayFrom',
    label: limits
      ? {
          vi: `Nghỉ ${range.vi}${other.vi}: không quá mức ${levelWords(time.ceiling).vi}`,
          en: `Away ${range.en}${other.en}: no better than ${levelWords(time.ceiling).en}`,
        }
      : { vi: 'Thời gian nghỉ không giới hạn mức xếp loại', en: 'Time away limits no level' },
    held: !limits ? 'does_not_apply' : away === null ? 'missing' : limited ? 'yes' : 'no',
    inputs: [monthsUsed(`Thời gian nghỉ${other.vi}`, `Time away${other.en}`, away)],
    allows: limited ? time.ceiling : BEST,
    source: time.source,
  };
}

/**
 * Longer away than the end is no business of this rule: whether the rest of the year is enough, `worked` says. Where
 * maternity keeps `worked` from asking (`endless`), there is no end: longer away is never better.
 */
function isLimited(months: Hundredths, time: RatingScheme['time'], endless: boolean): boolean {
  if (months < time.awayFrom) return false;
  return endless || (time.awayEndIncluded ? months <= time.awayBelow : months < time.awayBelow);
}

/** It bars no level: the opinion is to be there before anybody decides. */
function moverStep(scheme: RatingScheme, moved: NonNullable<RatingFacts['moved']>): Step {
  const { time } = scheme;
  const needed = moved.monthsThere >= time.moverOpinionFrom && moved.unitExists;
  const value = monthWords(moved.monthsThere);
  return {
    rule: 'mover',
    path: 'time.moverOpinionFrom',
    label: moverWords(scheme),
    held: !needed ? 'does_not_apply' : moved.opinion ? 'yes' : 'missing',
    inputs: [
      { label: { vi: 'Thời gian ở đơn vị cũ', en: 'Time at the old unit' }, value },
      {
        label: { vi: 'Đơn vị cũ', en: 'Old unit' },
        value: moved.unitExists ? { vi: 'Còn hoạt động', en: 'Still exists' } : { vi: 'Không còn', en: 'No longer' },
      },
    ],
    allows: null,
    source: time.source,
  };
}

/** What the new unit needs of the old one. */
const moverWords = ({ kind }: RatingScheme) =>
  kind === 'points'
    ? { vi: 'Kết quả theo dõi, đánh giá tháng, quý của đơn vị cũ', en: 'Scores of months and quarters at the old unit' }
    : { vi: 'Ý kiến nhận xét của đơn vị cũ', en: 'Opinion of the old unit' };

const DISCIPLINES = {
  none: { vi: 'Không bị kỷ luật', en: 'None' },
  duty: { vi: 'Kỷ luật liên quan đến công vụ', en: 'Tied to duty' },
  other: { vi: 'Kỷ luật khác', en: 'Other' },
};

function disciplineStep(scheme: RatingScheme, { discipline }: RatingFacts): Step {
  const lowest = discipline?.kind === 'duty' ? 'khong_hoan_thanh' : null;
  const other = discipline?.kind === 'other' ? scheme.otherDiscipline : null;
  return {
    rule: 'discipline',
    path: 'otherDiscipline',
    label: {
      vi: 'Bị kỷ luật liên quan đến hoạt động công vụ trong năm: không hoàn thành nhiệm vụ',
      en: 'Disciplined in the year for a matter of duty: not completed',
    },
    held: discipline === null ? 'missing' : lowest || other ? 'yes' : 'no',
    inputs: [
      {
        label: { vi: 'Kỷ luật trong năm', en: 'Discipline in the year' },
        value: discipline && DISCIPLINES[discipline.kind],
        ...(discipline ? toldOf(discipline) : {}),
      },
    ],
    allows: lowest ?? other ?? BEST,
    source: scheme.disciplineSource,
  };
}

function monthsUsed(vi: string, en: string, fact: RatingFacts['worked']): InputUsed {
  return { label: { vi, en }, value: fact && monthWords(fact.months), ...(fact ? toldOf(fact) : {}) };
}
