import { formatDay } from '@dat100/shared/calendar';
import {
  EMPLOYMENT_KINDS,
  LENSES,
  MEMBERSHIPS,
  SCOPE_STATUSES,
  STUCK_REASONS,
  TRUSTS,
  type Code,
} from '@dat100/shared/codes';
import { formatInteger, type Locale } from '@dat100/shared/rates';
import { WAITED_FOR } from '@dat100/shared/waiting';
import type { Criterion } from '../directives/directives.service.js';
import { BASES, OUT_OF_SCOPE } from '../people/counted-where.js';
import type { PeopleFilter, PersonView } from '../people/people.list.js';
import type { PersonStanding } from '../people/person-standings.js';
import { NO_REASON } from '../people/waiting-where.js';
import type { Cell, ExportTable } from './export-table.js';
import { PEOPLE_WORDS, PERSON_COLUMNS } from './people-words.js';

const label = (list: readonly Code<string>[], code: string, language: Locale): string =>
  list.find((one) => one.code === code)?.[language] ?? code;
const nameOf = (one: { nameVi: string; nameEn: string }, language: Locale): string =>
  language === 'vi' ? one.nameVi : one.nameEn;

/** The filters in force, in words; "không lọc" without any. */
export function filterLine(filter: PeopleFilter, criterion: Criterion | null, language: Locale): string {
  const words = PEOPLE_WORDS[language];
  const stage = criterion?.stages.find(({ code }) => code === filter.stage);
  const counted = filter.scope ? words.seen : words.counted;
  const parts = [
    filter.search && `“${filter.search}”`,
    filter.kind && label(EMPLOYMENT_KINDS, filter.kind, language),
    filter.membership && label(MEMBERSHIPS, filter.membership, language),
    criterion && nameOf(criterion, language),
    stage ? nameOf(stage, language) : filter.stage && words.noEvent,
    filter.notAchieved && words.notAchieved,
    BASES.filter((one) => one === filter.achieved).map((one) => words.achieved[one])[0],
    OUT_OF_SCOPE.filter((one) => one === filter.scope).map((one) => words.outOfScope[one])[0],
    filter.overdue && words.overdue,
    filter.lens && (filter.lens === 'all' ? counted : `${counted}: ${label(LENSES, filter.lens, language)}`),
    WAITED_FOR.filter((one) => one === filter.holder).map((one) => words.waitsFor[one])[0],
    filter.reason && (filter.reason === NO_REASON ? words.noReason : label(STUCK_REASONS, filter.reason, language)),
    typeof filter.waitingAtLeast === 'number' && words.waitingAtLeast(formatInteger(filter.waitingAtLeast, language)),
    filter.direct && words.directOnly,
  ].filter(Boolean);
  return `${words.filters}: ${parts.length === 0 ? words.everybody : parts.join(' · ')}`;
}

/** The columns of the screen, and four for each criterion. */
export function peopleColumns(criteria: readonly Criterion[], language: Locale): ExportTable['columns'] {
  const { headings, on, source, note } = PEOPLE_WORDS[language];
  return [
    ...PERSON_COLUMNS.map(({ key, width }) => ({ heading: headings[key], width })),
    ...criteria.flatMap((criterion) => {
      const name = nameOf(criterion, language);
      return [
        { heading: name, width: 24 },
        { heading: `${name}: ${on}`, width: 14 },
        { heading: `${name}: ${source}`, width: 20 },
        { heading: `${name}: ${note}`, width: 30 },
      ];
    }),
  ];
}

/** A person as a row; the citizen id is masked. */
export function personCells(person: PersonView, criteria: readonly Criterion[], language: Locale): Cell[] {
  const born = person.birthDate === null ? person.birthYear : formatDay(person.birthDate);
  return [
    person.fullName,
    born === null ? null : String(born),
    person.maskedId,
    person.unit.code,
    person.unit.name,
    label(EMPLOYMENT_KINDS, person.kind, language),
    person.title,
    person.memberships.map(({ code }) => label(MEMBERSHIPS, code, language)).join(', ') || null,
    ...criteria.flatMap((criterion) => {
      const standing = person.standings.find((one) => one.criterion === criterion.code);
      return standing ? standingCells(standing, criterion, language) : [null, null, null, null];
    }),
  ];
}

function standingCells(standing: PersonStanding, criterion: Criterion, language: Locale): Cell[] {
  const words = PEOPLE_WORDS[language];
  const stage = criterion.stages.find(({ code }) => code === standing.stage);
  const day = standing.happenedOn === null ? null : formatDay(standing.happenedOn);
  const until = standing.scopeUntil === null ? '' : ` ${words.until(formatDay(standing.scopeUntil))}`;
  const notes = [
    standing.overdue && words.overdueDays(formatInteger(standing.daysInStage ?? 0, language)),
    standing.lapsed && words.lapsed,
    standing.scope !== 'in_scope' && label(SCOPE_STATUSES, standing.scope, language) + until,
    !standing.achieved && standing.reason && label(STUCK_REASONS, standing.reason, language),
  ].filter(Boolean);
  return [
    stage ? nameOf(stage, language) : words.noEvent,
    day !== null && standing.dayKind === 'by' ? words.by(day) : day,
    standing.trust && label(TRUSTS, standing.trust, language),
    notes.join(' · ') || null,
  ];
}
