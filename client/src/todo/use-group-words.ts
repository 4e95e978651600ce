import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import type { TodoGroup } from './todo.documents.js';

/** A group in plain words. */
export function useGroupWords() {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const catalogue = useCatalogue();
  const criterion = (code: string) => nameOf(catalogue.criterion(code));
  return {
    criterion,
    /** "7 người đã được duyệt, chưa kích hoạt: giúp mở ứng dụng tại đơn vị" */
    headline: ({ action, people }: Pick<TodoGroup, 'action' | 'people'>) =>
      t(`todo_action.${action}.people`, { smart_count: people, n: format.count(people) }),
    /** how it is done, in a sentence or two */
    how: (action: string) => t(`todo_action.${action}.how`),
    /** what a person is to do, in a few words */
    step: (action: string) => t(`todo_action.${action}.step`),
    /** the criterion, who holds the ball, the longest wait */
    about: ({ criterion: code, holder, oldestDays }: TodoGroup) =>
      [
        criterion(code),
        t(`holder.${holder}`),
        oldestDays !== null && t('todo.oldest', { smart_count: oldestDays, n: format.count(oldestDays) }),
      ]
        .filter(Boolean)
        .join(' · '),
  };
}
