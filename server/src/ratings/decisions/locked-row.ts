import type { Canonical } from '@dat100/shared/canonical-json';
import type { Fraction } from '@dat100/shared/ledger-points';
import { differencesOf, type LockDifference, type LockedSheet } from '@dat100/shared/rating-lock';
import { hundredthsOf } from '@dat100/shared/rating-words';
import type { StoredAgency, StoredPeriod } from '../periods/stored-periods.js';
import type { StoredSheet } from '../periods/stored-sheets.js';

/** A locked person as sheets, lists, files and notices show them: these read the columns, not the frozen text. */
export interface ShownSheet {
  period: StoredPeriod;
  agency: StoredAgency;
  sheet: StoredSheet;
  /** name of the unit */
  unit: string;
  /** name of the account that decided; null: none */
  by: string | null;
}

/**
 * What is shown of a locked sheet against what was frozen. Nothing writes these columns after the lock but an accepted
 * correction or appeal, and that freezes the sheet anew.
 */
export function rowDifferences({ period, agency, sheet, unit, by }: ShownSheet, text: string): LockDifference[] {
  const { team, self, final, person, ...locked } = JSON.parse(text) as LockedSheet;
  return differencesOf([
    ['row.final_level', final.level, sheet.finalLevel],
    ['row.final_reason', final.reason, sheet.finalReason],
    ['row.final_at', final.at, sheet.finalAt],
    ['row.final_by', final.by, by],
    ['row.team_level', team.level, sheet.teamLevel],
    ['row.team_reason', team.reason, sheet.teamReason],
    ['row.self_level', self, sheet.selfLevel],
    ...later('row.self_text', locked.self_text, sheet.selfText),
    ['row.level', locked.level, sheet.level],
    ['row.best', locked.best, sheet.best],
    ['row.worst', locked.worst, sheet.worst],
    ['row.outcome', locked.outcome, sheet.outcome],
    ['row.is_rated', locked.outcome !== 'not_rated', sheet.state !== 'not_rated'],
    ['row.score', locked.score && hundredthsOf(fractionOf(locked.score.low), 100), sheet.score],
    ...factFields(locked.facts, sheet.facts as unknown as Canonical),
    ['row.lock_revision', locked.lock_revision, sheet.lockRevision],
    ['row.person_id', person.id, sheet.personId],
    ['row.full_name', person.name, sheet.fullName],
    ...later('row.search_name', person.search_name, sheet.searchName),
    ...later('row.sort_key', person.sort_key, sheet.sortKey),
    ['row.birth_date', person.birth_date, sheet.birthDate],
    ['row.kind', person.kind, sheet.kind],
    ['row.title', person.title, sheet.title],
    ['row.duty_group', person.duty_group, sheet.dutyGroup],
    ['row.head_of', person.head_of, sheet.headOf],
    ['row.party', person.party, sheet.party],
    ['row.unit_id', locked.unit.id, sheet.unitId],
    ['row.unit_path', locked.unit.path, sheet.unitPath],
    ['unit.name', locked.unit.name, unit],
    ['agency.id', locked.agency.id, agency.unitId],
    ['agency.code', locked.agency.code, agency.code],
    ['agency.name', locked.agency.name, agency.name],
    ['agency.path', locked.agency.path, agency.pathText],
    ['period.year', locked.period.year, period.year],
    ['period.name', locked.period.name, period.name],
    ['period.cut_off', locked.period.cut_off, period.cutOff],
    ['period.known_at', locked.period.known_at, period.knownAt],
  ]);
}

/** A field that sheets of earlier versions were frozen without. */
const later = (name: string, locked: Canonical | undefined, shown: Canonical): [string, Canonical, Canonical][] =>
  locked === undefined ? [] : [[name, locked, shown]];

/** Facts by their parts, so that a difference names the one that was changed. */
function factFields(locked: Canonical, shown: Canonical): [string, Canonical, Canonical][] {
  const [before, now] = [partsOf(locked), partsOf(shown)];
  const names = new Set([...before.keys(), ...now.keys()]);
  return [...names].map((name) => [`row.facts.${name}`, before.get(name) ?? null, now.get(name) ?? null]);
}

const partsOf = (facts: Canonical): Map<string, Canonical> =>
  new Map(Object.entries(facts as Record<string, Canonical>));

/** The other way of what frozenRating writes: "449999/5000". */
function fractionOf(text: string): Fraction {
  const [num = '0', den = '1'] = text.split('/');
  return { num: BigInt(num), den: BigInt(den) };
}
