import type { EmploymentKind } from '@dat100/shared/codes';
import { capSums, movedGroups } from '@dat100/shared/rating-cap-meter';
import type { CapRules } from '@dat100/shared/rating-scheme';
import type { CapMeterData, RatingAgency } from './agency.documents.js';
import { levelOf } from './rating-words.js';
import type { Choices } from './use-choices.js';

/** What of an agency the meter is made of. */
type Measured = Pick<RatingAgency, 'code' | 'name' | 'dutyGroups'>;

/** The meter as it will stand once what was chosen is saved, by the same rule as the server's. */
export function liveMeter(meter: CapMeterData, agency: Measured, choices: Choices): CapMeterData {
  if (choices.size === 0) return meter;
  const kinds = meter.kinds as EmploymentKind[];
  const moves = [...choices.values()].map(({ line, level }) => {
    const before = levelOf(line.teamLevel ?? line.level);
    return {
      kind: line.kind as EmploymentKind,
      group: line.dutyGroup,
      from: levelOf(line.finalLevel) ?? before,
      to: level ?? before,
      decided: Number(line.finalLevel === null) - Number(level === null),
    };
  });
  const counted = moves.filter(({ kind }) => kinds.includes(kind));
  const sum = (of: (move: (typeof moves)[number]) => number) => counted.reduce((n, move) => n + of(move), 0);
  const { most, more, cells } = capSums(rulesOf(meter), {
    ...{ code: agency.code, outstanding: false },
    groups: movedGroups(kinds, meter.groups, moves),
  });
  return {
    ...meter,
    ...{ most, more },
    undecided: meter.undecided - sum(({ decided }) => decided),
    unknown: meter.unknown - sum(({ from, to }) => Number(from === null) - Number(to === null)),
    cells: cells.map((cell) => ({ ...cell, codes: [...cell.codes], ...nameOf(agency, cell) })),
  };
}

/** The rules as far as they count here: the percentage served is that of this agency already. */
function rulesOf({ percent, base, rounding, perAgency, perDutyGroup, poolSmall, kinds }: CapMeterData): CapRules {
  return {
    ...{ percent, outstandingPercent: percent, perAgency, perDutyGroup, poolSmall, source: '' },
    base: base as CapRules['base'],
    rounding: rounding as CapRules['rounding'],
    kinds: kinds as EmploymentKind[],
  };
}

function nameOf({ name, dutyGroups }: Measured, { kind, codes }: { kind: string; codes: readonly string[] }) {
  if (kind === 'agency') return { nameVi: name, nameEn: name };
  const groups = codes.map((code) => dutyGroups.find((group) => group.code === code) ?? { nameVi: code, nameEn: code });
  return {
    nameVi: groups.map(({ nameVi }) => nameVi).join(' + '),
    nameEn: groups.map(({ nameEn }) => nameEn).join(' + '),
  };
}
