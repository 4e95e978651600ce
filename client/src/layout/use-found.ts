import { useTranslate } from 'react-admin';
import type { Me } from '../providers/session.documents.js';
import { useServerQuery } from '../providers/use-server.js';
import { may } from './access.js';
import { FOUND_PEOPLE, type FoundPerson } from './search.documents.js';
import { UNITS } from './unit.documents.js';

const SHOWN = 8;
/** Of units beside people: who looks for somebody finds them without scrolling. */
const UNITS_SHOWN = 4;

/** Something that was found, and where it is. */
export interface FoundLine {
  id: string;
  to: string;
  name: string;
  detail: string;
}

export interface FoundGroup {
  code: 'units' | 'people';
  label: string;
  lines: FoundLine[];
  /** how many there are, shown or not; `isAtLeast`: even more, counting stopped there */
  total: number;
  isAtLeast: boolean;
}

/** Units and people by what was typed, accents not needed; people only of one's own units. null while it is looked up. */
export function useFound(me: Me, search: string): { groups: FoundGroup[] | null; error: Error | null } {
  const t = useTranslate();
  const home = me.homeUnit?.id ?? '';
  const asksPeople = may(me, 'people.identify');
  const units = useServerQuery(
    UNITS,
    { page: 0, perPage: asksPeople ? UNITS_SHOWN : SHOWN, filter: { search } },
    { enabled: search !== '' },
  );
  const people = useServerQuery(
    FOUND_PEOPLE,
    { perPage: SHOWN, filter: { unitId: home, search } },
    { enabled: search !== '' && asksPeople },
  );
  const error = units.error ?? people.error;
  if (!units.data || (asksPeople && !people.data)) return { groups: null, error };
  const groups: FoundGroup[] = [
    {
      code: 'people',
      label: t('find.people'),
      total: people.data?.people.total ?? 0,
      isAtLeast: people.data?.people.totalIsAtLeast ?? false,
      lines: (people.data?.people.items ?? []).map((person) => ({
        id: `person-${person.id}`,
        to: placeOf(person, may(me, 'people.read')),
        name: person.fullName,
        detail: [person.unit.pathText || person.unit.name, person.title, person.maskedId].filter(Boolean).join(' · '),
      })),
    },
    {
      code: 'units',
      label: t('find.units'),
      total: units.data.units.total,
      isAtLeast: false,
      lines: units.data.units.items.map((unit) => ({
        id: `unit-${unit.id}`,
        to: `/board/${unit.id}`,
        name: unit.name,
        detail: [unit.pathText, unit.code].filter(Boolean).join(' · '),
      })),
    },
  ];
  return { groups: groups.filter(({ lines }) => lines.length > 0), error };
}

/** The page of a person, or for those who may not open it the line of the list. */
function placeOf({ id, fullName, unit }: FoundPerson, mayRead: boolean): string {
  if (mayRead) return `/people/${id}`;
  return `/units/${unit.id}/people?filter=${encodeURIComponent(JSON.stringify({ search: fullName }))}`;
}
