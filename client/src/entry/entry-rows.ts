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

/** Which page of the people it is, from 0, and among those of which name. */
export interface Place {
  page: number;
  search: string;
}

export interface EntryRow {
  key: string;
  /** where it was last seen: what is not saved is found there again */
  place: Place;
  /** null = a person not saved yet */
  person: Person | null;
  draft: Draft;
  state: RowState;
  fault: RowFault | null;
  /** a person made here, whom the total that was read does not count yet */
  isAdded: boolean;
}

/** The rows of all pages that were opened, and which page stands on the screen; null: none yet. */
export interface EntryState {
  rows: readonly EntryRow[];
  shown: Place | null;
}

export const NOTHING: EntryState = { rows: [], shown: null };

export type Action =
  | { type: 'loaded'; people: readonly Person[]; place: Place }
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

/** Typed and not saved, or on its way: what would be lost. */
export function isUnsaved(row: EntryRow): boolean {
  return (isDirty(row) || row.state === 'saving') && !isBlank(row);
}

export function isSamePlace(one: Place | null, other: Place | null): boolean {
  return one?.page === other?.page && one?.search === other?.search;
}

let made = 0;
const NEW = 'new-';

/** A row that was added on this screen, saved or not. */
export function isNew(row: EntryRow): boolean {
  return row.key.startsWith(NEW);
}

/** The rows of the grid. What someone is typing is never replaced by an answer of the server, nor lost with its page. */
export function entryRows(state: EntryState, action: Action): EntryState {
  if (action.type !== 'loaded') return { ...state, rows: changedRows(state, action) };
  const isAgain = isSamePlace(state.shown, action.place);
  return { rows: merge(state.rows, action.people, action.place, isAgain), shown: action.place };
}

function changedRows({ rows, shown }: EntryState, action: Exclude<Action, { type: 'loaded' }>): readonly EntryRow[] {
  const change = (key: string, next: (row: EntryRow) => EntryRow) =>
    rows.map((row) => (row.key === key ? next(row) : row));
  switch (action.type) {
    case 'added':
      return [...rows, added(shown ?? { page: 0, search: '' })];
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

/**
 * The people of a page as the server has them, among what is held of all pages: each person is one row, on the page that
 * named them last. A page read again keeps the order that it has on the screen; one that is turned to comes in the
 * server's.
 */
function merge(rows: readonly EntryRow[], people: readonly Person[], place: Place, isAgain: boolean): EntryRow[] {
  const held = new Map(rows.flatMap((row) => (row.person ? [[row.person.id, row] as const] : [])));
  const named = new Set(people.map(({ id }) => id));
  const elsewhere = rows.filter((row) => !isSamePlace(row.place, place) && !(row.person && named.has(row.person.id)));
  const here = rows.filter((row) => isSamePlace(row.place, place));
  const left = here.filter((row) => row.person && !named.has(row.person.id) && isUnsaved(row));
  const fresh = here.filter((row) => !row.person && (isAgain || !isBlank(row)));
  const places = new Map(here.map((row, index) => [row.person?.id, index]));
  const placeOf = (person: Person) => places.get(person.id) ?? here.length;
  const ordered = isAgain ? [...people].sort((one, other) => placeOf(one) - placeOf(other)) : people;
  const listed = ordered.map((person) => merged(held.get(person.id), person, place, isAgain));
  return [...elsewhere, ...listed, ...left, ...fresh].map((row) => (row.isAdded ? { ...row, isAdded: false } : row));
}

/** An answer that was read before a row was saved does not take it back. */
function merged(row: EntryRow | undefined, person: Person, place: Place, isAgain: boolean): EntryRow {
  if (!row) return clean(person, place);
  if (isUnsaved(row)) return { ...row, place };
  const newest = row.person && row.person.version > person.version ? row.person : person;
  return isAgain ? { ...row, place, person: newest, draft: draftOf(newest) } : clean(newest, place);
}

function clean(person: Person, place: Place): EntryRow {
  return { key: person.id, place, person, draft: draftOf(person), state: 'clean', fault: null, isAdded: false };
}

function added(place: Place): EntryRow {
  return { key: `${NEW}${++made}`, place, person: null, draft: EMPTY, state: 'clean', fault: null, isAdded: false };
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
  const known = { ...row, person, fault: null, isAdded: row.isAdded || row.person === null };
  if (untouched) return { ...known, draft: draftOf(person), state: 'saved' };
  return { ...known, draft: { ...row.draft, citizenId: person.maskedId }, state: 'dirty' };
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
