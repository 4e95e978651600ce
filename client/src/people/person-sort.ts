import type { PersonSort } from './person.documents.js';

const SORTS: Record<string, PersonSort> = {
  'name ASC': 'NAME_ASC',
  'name DESC': 'NAME_DESC',
  'unit ASC': 'UNIT_ASC',
  'unit DESC': 'UNIT_ASC',
  'waiting ASC': 'WAITING_DESC',
  'waiting DESC': 'WAITING_DESC',
};

/** The server's word for the order of a list of people; by name when it has none, or no criterion to wait on. */
export function sortOf(sort: { field: string; order: string } | undefined, criterion: string | undefined): PersonSort {
  const found = SORTS[`${sort?.field} ${sort?.order}`] ?? 'NAME_ASC';
  return found === 'WAITING_DESC' && !criterion ? 'NAME_ASC' : found;
}
