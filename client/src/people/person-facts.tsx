import { EMPLOYMENT_KINDS, MEMBERSHIPS } from '@dat100/shared/codes';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { Person } from './person.documents.js';

/** Who this is, on one line: birth, masked id, kind, title, memberships, unit. */
export function PersonFacts({ person }: { person: Person }) {
  const t = useTranslate();
  const format = useFormat();
  const born = person.birthDate ? format.day(person.birthDate) : person.birthYear;
  const facts = [
    born && t('people.born', { day: String(born) }),
    person.sex && t(`sex.${person.sex}`),
    t('people.id_masked', { id: person.maskedId }),
    format.label(EMPLOYMENT_KINDS, person.kind),
    person.title,
    ...person.memberships.map((one) => format.label(MEMBERSHIPS, one.code)),
    person.unit.pathText || person.unit.name,
  ];
  return <>{facts.filter(Boolean).join(' · ')}</>;
}
