import type { Filters } from './people-filters.js';

/**
 * The list of the people of a unit and all below it, with filters; those who wait stand in the order of their waiting,
 * those who have arrived or need not go in that of their names.
 */
export function peopleLink(unitId: string, filters: Filters): string {
  const params = new URLSearchParams({ filter: JSON.stringify(filters) });
  if (filters.criterion && !filters.achieved && !filters.scope) {
    params.set('sort', 'waiting');
    params.set('order', 'DESC');
  }
  return `/units/${unitId}/people?${params.toString()}`;
}
