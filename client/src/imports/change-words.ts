import { EMPLOYMENT_KINDS, MEMBERSHIPS, SCOPE_STATUSES, STUCK_REASONS, TRUSTS } from '@dat100/shared/codes';
import { useTranslate } from 'react-admin';
import { formatDay, useFormat } from '../layout/format.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';

const LISTS = [EMPLOYMENT_KINDS, MEMBERSHIPS, SCOPE_STATUSES, STUCK_REASONS, TRUSTS];

/**
 * The server says changes in codes: 'vneid_level2: approved → activated', 'kind: a → b', '+ dang_vien', 'employment'.
 * Here they become words of the screen; a part that no list knows is shown as it came.
 */
export function useChangeWords(): (change: string) => string {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const { criterion: criterionOf, stage: stageOf } = useCatalogue();

  function value(subject: string, code: string): string {
    const stage = nameOf(stageOf(subject, code));
    if (stage) return stage;
    for (const list of LISTS) {
      const found = list.find((entry) => entry.code === code);
      if (found) return found[format.locale];
    }
    if (subject === 'sex') return t(`sex.${code}`, { _: code });
    // 'activated 05/11/2023': a code with its day.
    const [, first, day] = /^(\w+) (\d\d\/\d\d\/\d{4})$/.exec(code) ?? [];
    if (first && day) return `${value(subject, first)} ${day}`;
    return formatDay(code) || code;
  }
  function subjectWords(subject: string): string {
    return nameOf(criterionOf(subject)) || t(`change.${subject}`, { _: subject });
  }
  return (change) => {
    const member = /^([+-]) (\w+)$/.exec(change);
    if (member) return `${member[1] === '+' ? '+' : '−'} ${value('', member[2] ?? '')}`;
    // Of earlier plans 'birth_date → 05/09/1986' names no former value; 'employment' alone means employed here from now on.
    const [, subject = '', rest = ''] = /^(\w+)(?::| →)? ?(.*)$/s.exec(change) ?? [];
    if (!rest) return subjectWords(subject || change);
    return `${subjectWords(subject)}: ${rest
      .split(' → ')
      .map((code) => value(subject, code))
      .join(' → ')}`;
  };
}
