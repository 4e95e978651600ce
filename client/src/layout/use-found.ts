import { searchForm } from '@dat100/shared/vietnamese-text';
import { useTranslate } from 'react-admin';
import type { Me } from '../providers/session.documents.js';
import { useServerQuery } from '../providers/use-server.js';
import { may } from './access.js';
import { useFormat } from './format.js';
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
  /** how many of them are what was found; behind them may stand a way to all */
  shown: number;
  /** how many there are, shown or not; `isAtLeast`: even more, counting stopped there */
  total: number;
  isAtLeast: boolean;
}

/** Units and people by what was typed, accents not needed; people only of one's own units. null while it is looked up. */
export function useFound(me: Me, search: string): { groups: FoundGroup[] | null; error: Error | null } {
  const t = useTranslate();
  const format = useFormat();
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
  const found = people.data?.people;
  const isAtLeast = found?.totalIsAtLeast ?? false;
  if (!units.data || (asksPeople && !people.data)) return { groups: null, error };
  const groups: FoundGroup[] = [
    {
      code: 'people',
      label: t('find.people'),
      total: found?.total ?? 0,
      isAtLeast,
      shown: found?.items.length ?? 0,
      lines: [
        ...(found?.items ?? []).map((person) => ({
          id: `person-${person.id}`,
          to: placeOf(person, may(me, 'people.read')),
          name: person.fullName,
          detail: [person.unit.pathText || person.unit.name, person.title, person.maskedId].filter(Boolean).join(' · '),
        })),
        ...(found && found.total > found.items.length
          ? [
              {
                id: 'people-all',
                to: listOf(home, search),
                name: t('find.all_people', { n: format.atLeast(found.total, isAtLeast) }),
                detail: t('find.all_people_hint'),
              },
            ]
          : []),
      ],
    },
    {
      code: 'units',
      label: t('find.units'),
      total: units.data.units.total,
      isAtLeast: false,
      shown: units.data.units.items.length,
      lines: units.data.units.items.map((unit) => ({
        id: `unit-${unit.id}`,
        to: `/board/${unit.id}`,
        name: unit.name,
        detail: [unit.pathText, unit.code].filter(Boolean).join(' · '),
      })),
    },
  ];
  // Who types a unit's whole name or code means the unit, whoever bears the same name.
  if (units.data.units.items.some((unit) => isCalled(unit, search))) groups.reverse();
  return { groups: groups.filter(({ lines }) => lines.length > 0), error };
}

function isCalled({ name, code }: { name: string; code: string }, search: string): boolean {
  const asked = searchForm(search);
  return searchForm(name) === asked || searchForm(code) === asked;
}

/** The page of a person, or for those who may not open it the line of the list. */
function placeOf({ id, fullName, unit }: FoundPerson, mayRead: boolean): string {
  if (mayRead) return `/people/${id}`;
  return listOf(unit.id, fullName);
}

const listOf = (unitId: string, search: string): string =>
  `/units/${unitId}/people?filter=${encodeURIComponent(JSON.stringify({ search }))}`;
