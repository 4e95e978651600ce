import type { Sex } from '@dat100/shared/citizen-id';
import type { DayLine } from './day-line.js';
import type { Random } from './random.js';
import type { SeedScope } from './seed-types.js';

const DEFERRED_PERMILLE = 15;
const EXEMPT_PERMILLE = 7;
const ENDED_PERMILLE = 4;
const LONG_ABSENCES = ['Nghỉ ốm dài ngày', 'Cử đi học ở nước ngoài', 'Biệt phái dài hạn'];
const EXEMPTIONS = ['Khuyết tật nặng', 'Mắc bệnh hiểm nghèo', 'Đang chờ giải quyết thôi việc'];

/** The few who are out of scope today, or were until lately. Not before `knownFrom`, a day counted from today. */
export function drawScope(
  random: Random,
  sex: Sex,
  age: number,
  unitCode: string,
  knownFrom: number,
  line: DayLine,
): SeedScope[] {
  const kind = random.below(1000);
  if (kind >= DEFERRED_PERMILLE + EXEMPT_PERMILLE + ENDED_PERMILLE) return [];
  const from = Math.max(knownFrom, -random.between(5, 160));
  const document = `${random.between(12, 980)}/QĐ-${/^\d/.test(unitCode) ? 'UBND' : unitCode.split('-')[0]}`;
  if (kind >= DEFERRED_PERMILLE && kind < DEFERRED_PERMILLE + EXEMPT_PERMILLE) {
    const criterion = random.pick(['*', 'vneid_level2', 'online_service'] as const);
    const until = random.permille(700) ? line.at(random.between(60, 380)) : null;
    return [{ criterion, status: 'exempt', from: line.at(from), until, reason: random.pick(EXEMPTIONS), document }];
  }
  const ended = kind >= DEFERRED_PERMILLE + EXEMPT_PERMILLE;
  const until = line.at(ended ? random.between(from, -1) : random.between(8, 180));
  const maternity = sex === 'female' && age >= 23 && age <= 42 && random.permille(800);
  const reason = maternity ? 'Nghỉ thai sản' : random.pick(LONG_ABSENCES);
  return [{ criterion: '*', status: 'deferred', from: line.at(from), until, reason, document }];
}
