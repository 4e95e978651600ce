import { formatDay } from '@dat100/shared/calendar';
import type { RosterRow } from '@dat100/shared/roster-reading';
import { maskValue } from '../mask-value.js';
import type { ImportKind } from '../stored-import.js';

/**
 * What was read of a person besides name and id, in the codes that changes are told in. A telephone number is shown by
 * its end, and so is one in a cell of words. Of an official list only what it is for: whoever brings it keeps no records of people.
 */
export function readValues(row: RosterRow, kind: ImportKind): string[] {
  const stages = Object.entries(row.stages).flatMap(([criterion, steps]) => {
    const last = steps.at(-1);
    return last ? [`${criterion}: ${withDay(last.stage, last.on)}`] : [];
  });
  if (kind === 'police') return stages;
  const { birthDate, birthYear, sex, phone, title, kind: employed, cardIssuedOn, scope, reasonCode } = row;
  const said: [subject: string, value: string | null][] = [
    ['birth_date', birthDate === null ? null : formatDay(birthDate)],
    ['birth_year', birthDate !== null || birthYear === null ? null : String(birthYear)],
    ['sex', sex],
    ['phone', maskValue(phone)],
    ['title', maskValue(title)],
    ['kind', employed],
    ['card_issued_on', cardIssuedOn === null ? null : formatDay(cardIssuedOn)],
    ['scope', scope && withDay(scope.status, scope.until)],
    ['reason', reasonCode],
  ];
  const memberships = Object.entries(row.memberships).flatMap(([code, held]) => (held ? [`+ ${code}`] : []));
  return [
    ...said.flatMap(([subject, value]) => (value === null || value === '' ? [] : [`${subject}: ${value}`])),
    ...memberships,
    ...stages,
  ];
}

const withDay = (code: string, day: string | null): string => (day === null ? code : `${code} ${formatDay(day)}`);
