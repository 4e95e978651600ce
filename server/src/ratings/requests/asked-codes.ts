import { badInput } from '../../common/errors.js';

/** What the person themselves may ask for. @throws bad_input `rating_kind_unknown` */
export function ownKindOf(text: string): 'objection' | 'appeal' {
  if (text === 'objection' || text === 'appeal') return text;
  throw badInput(
    'rating_kind_unknown',
    'Chỉ có ý kiến trước khi chốt (objection) hoặc kiến nghị sau khi chốt (appeal).',
    'There is only an objection before the lock (objection) or an appeal after it (appeal).',
    'kind',
  );
}
