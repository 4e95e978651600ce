import type { ListFlag } from '@dat100/shared/completeness';
import { useTranslate } from 'react-admin';
import { daysBetween, useFormat } from '../layout/format.js';
import { useMe } from '../providers/session.js';
import type { UnitList } from './completeness.documents.js';

/** A flag of a list with its figures, in words; and when the list was last confirmed. */
export function useListWords() {
  const t = useTranslate();
  const format = useFormat();
  const me = useMe();
  function flag(list: UnitList, code: ListFlag): string {
    const difference = format.count(Math.abs(list.people - (list.headcount ?? 0)));
    if (code === 'shrank')
      return t('lists.shrank', {
        before: format.count(list.peopleBefore ?? 0),
        now: format.count(list.listPeople ?? 0),
      });
    if (code === 'unconfirmed') {
      if (!list.asOf || !me) return t('lists.never');
      const days = daysBetween(list.asOf, me.today);
      return t('lists.unconfirmed', { smart_count: days, n: format.count(days) });
    }
    return t(`lists.${code}`, { n: difference });
  }
  function confirmed(list: UnitList): string {
    if (!list.asOf) return t('lists.never');
    const by = list.confirmedBy ? ` · ${list.confirmedBy}` : '';
    return t(list.said ? 'lists.said_on' : 'lists.list_of', { day: format.day(list.asOf) }) + by;
  }
  /** "18 / 20": people and posts; only people where no posts are declared. */
  function posts(list: UnitList): string {
    const people = format.count(list.people);
    return list.headcount === null ? people : `${people} / ${format.count(list.headcount)}`;
  }
  return { flag, confirmed, posts };
}
