import { parseCitizenId } from '@dat100/shared/citizen-id';
import type { VariablesOf } from '../providers/documents.js';
import { formatDay, parseDay } from '../layout/format.js';
import type { SAVE_PERSON } from '../people/change.documents.js';
import type { Person } from '../people/person.documents.js';

export type PersonRowInput = VariablesOf<typeof SAVE_PERSON>['input'];

/** What can be typed in a row, as typed. */
export interface Draft {
  fullName: string;
  /** dd/mm/yyyy */
  birth: string;
  citizenId: string;
  kind: string;
  title: string;
  memberships: string[];
  /** criterion → stage; '' = nothing known */
  stages: Record<string, string>;
}

export type RowState = 'clean' | 'dirty' | 'saving' | 'saved' | 'error';

/** Words of a fault in both languages; `code` tells what can be offered (employed_elsewhere: take the person over). */
export interface RowFault {
  code: string;
  messageVi: string;
  messageEn: string;
}

export interface EntryRow {
  key: string;
  /** null = a person not saved yet */
  person: Person | null;
  draft: Draft;
  state: RowState;
  fault: RowFault | null;
}

export type Action =
  | { type: 'loaded'; people: readonly Person[] }
  | { type: 'added' }
  | { type: 'typed'; key: string; change: Partial<Draft> }
  | { type: 'saving'; key: string }
  | { type: 'saved'; key: string; person: Person; sent: Draft }
  | { type: 'failed'; key: string; fault: RowFault }
  | { type: 'reverted'; key: string }
  | { type: 'removed'; key: string };

const EMPTY: Draft = {
  fullName: '',
  birth: '',
  citizenId: '',
  kind: 'cong_chuc',
  title: '',
  memberships: [],
  stages: {},
};

/** The draft of a saved person: what the server knows. */
export function draftOf(person: Person | null): Draft {
  if (!person) return EMPTY;
  return {
    fullName: person.fullName,
    birth: person.birthDate ? formatDay(person.birthDate) : String(person.birthYear ?? ''),
    citizenId: person.maskedId,
    kind: person.kind,
    title: person.title ?? '',
    memberships: person.memberships.map((one) => one.code).sort(),
    stages: Object.fromEntries(person.standings.map((one) => [one.criterion, one.stage ?? ''])),
  };
}

export function isDirty(row: EntryRow): boolean {
  return row.state === 'dirty' || row.state === 'error';
}

/** A new row in which nothing was typed: not worth saving, nothing to lose. */
export function isBlank(row: EntryRow): boolean {
  return row.person === null && JSON.stringify({ ...row.draft, kind: '' }) === JSON.stringify({ ...EMPTY, kind: '' });
}

let made = 0;

/** The rows of the grid. What someone is typing is never replaced by an answer of the server. */
export function entryRows(rows: readonly EntryRow[], action: Action): readonly EntryRow[] {
  const change = (key: string, next: (row: EntryRow) => EntryRow) =>
    rows.map((row) => (row.key === key ? next(row) : row));
  switch (action.type) {
    case 'loaded':
      return merge(rows, action.people);
    case 'added':
      return [...rows, { key: `new-${++made}`, person: null, draft: EMPTY, state: 'clean', fault: null }];
    case 'typed':
      return change(action.key, (row) => typed(row, { ...row.draft, ...action.change }));
    case 'saving':
      return change(action.key, (row) => ({ ...row, state: 'saving', fault: null }));
    case 'saved':
      return change(action.key, (row) => saved(row, action.person, action.sent));
    case 'failed':
      return change(action.key, (row) => ({ ...row, state: 'error', fault: action.fault }));
    case 'reverted':
      return change(action.key, (row) => ({ ...row, draft: draftOf(row.person), state: 'clean', fault: null }));
    case 'removed':
      return rows.filter((row) => row.key !== action.key);
  }
}

function merge(rows: readonly EntryRow[], people: readonly Person[]): EntryRow[] {
  const arrived = new Map(people.map((person) => [person.id, person]));
  const kept = rows.flatMap((row) => {
    if (row.person === null) return [row];
    const person = arrived.get(row.person.id);
    arrived.delete(row.person.id);
    if (!person) return isDirty(row) ? [row] : [];
    return isDirty(row) || row.state === 'saving' ? [row] : [{ ...row, person, draft: draftOf(person) }];
  });
  const fresh = [...arrived.values()].map((person) => clean(person));
  // At first everything is fresh and in the server's order; later arrivals go before rows not saved yet.
  return [...kept.filter((row) => row.person), ...fresh, ...kept.filter((row) => !row.person)];
}

function clean(person: Person): EntryRow {
  return { key: person.id, person, draft: draftOf(person), state: 'clean', fault: null };
}

function typed(row: EntryRow, draft: Draft): EntryRow {
  const same = JSON.stringify(draft) === JSON.stringify(draftOf(row.person));
  return {
    ...row,
    draft,
    state: same ? 'clean' : row.state === 'saving' ? 'saving' : 'dirty',
    fault: same ? null : row.fault,
  };
}

/** What was typed while the row was on its way stays, and is still to be saved. */
function saved(row: EntryRow, person: Person, sent: Draft): EntryRow {
  const untouched = JSON.stringify(row.draft) === JSON.stringify(sent);
  if (untouched) return { ...row, person, draft: draftOf(person), state: 'saved', fault: null };
  return { ...row, person, draft: { ...row.draft, citizenId: person.maskedId }, state: 'dirty', fault: null };
}

/** Faults that need no server: an empty name, a day or a citizen id that cannot be read. */
export function faultOf(
  row: EntryRow,
  words: (result: Extract<ReturnType<typeof parseCitizenId>, { ok: false }>) => RowFault,
): RowFault | null {
  const { draft } = row;
  if (!draft.fullName.trim()) {
    return { code: 'missing_name', messageVi: 'Chưa có họ và tên.', messageEn: 'The full name is missing.' };
  }
  if (birthChanged(row) && draft.birth.trim() && !parseDay(draft.birth)) {
    return {
      code: 'bad_date',
      messageVi: 'Ngày sinh ghi dạng dd/mm/yyyy, ví dụ 05/09/1986.',
      messageEn: 'Write the birth date as dd/mm/yyyy, for example 05/09/1986.',
    };
  }
  if (row.person) return null;
  const id = parseCitizenId(draft.citizenId);
  return id.ok ? null : words(id);
}

function birthChanged(row: EntryRow): boolean {
  return row.draft.birth !== draftOf(row.person).birth;
}

/** What goes to the server: only stages and memberships that were changed here. */
export function inputOf(row: EntryRow, unitId: string, acceptTransfer: boolean): PersonRowInput {
  const before = draftOf(row.person);
  const { draft, person } = row;
  const stages = Object.entries(draft.stages)
    .filter(([criterion, stage]) => stage && stage !== before.stages[criterion])
    .map(([criterion, stage]) => ({ criterion, stage }));
  const id = person ? null : parseCitizenId(draft.citizenId);
  return {
    unitId: person?.unit.id ?? unitId,
    fullName: draft.fullName.trim(),
    kind: draft.kind,
    title: draft.title.trim() || null,
    birthDate: birthChanged(row) ? (parseDay(draft.birth) ?? null) : (person?.birthDate ?? null),
    ...(person ? { id: person.id, version: person.version } : {}),
    ...(id?.ok ? { citizenId: id.id } : {}),
    ...(String(draft.memberships) === String(before.memberships) ? {} : { memberships: draft.memberships }),
    ...(stages.length > 0 ? { stages } : {}),
    ...(acceptTransfer ? { acceptTransfer: true } : {}),
  };
}
