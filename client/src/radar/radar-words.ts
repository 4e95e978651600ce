import { addDays } from '@dat100/shared/calendar';
import { RADAR_SETTINGS } from '@dat100/shared/radar';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { Criterion } from '../providers/catalogue.js';
import { useMe } from '../providers/session.js';
import type { Finding } from './radar.documents.js';

/** A finding as a question, and its rule in words. */
export function useRadarWords() {
  const t = useTranslate();
  const format = useFormat();
  function question(finding: Finding): string {
    const { rule, cutOff, from, to, part, of, before, after } = finding;
    return t(`radar_question.${rule}`, {
      ...RADAR_SETTINGS,
      smart_count: part,
      part: format.count(part),
      of: format.count(of),
      day: format.day(cutOff),
      from: format.day(from),
      to: format.day(to),
      claimed: format.count(after?.achieved ?? 0),
      scope: format.count(after?.inScope ?? 0),
      before: format.rate(before?.text ?? ''),
      after: format.rate(after?.text ?? ''),
    });
  }
  return {
    question,
    title: (rule: string) => t(`radar_rule.${rule}`),
    rule: (rule: string) => t(`radar_words.${rule}`, { ...RADAR_SETTINGS }),
  };
}

/** Where the people or the changes behind a finding are seen. */
export interface Behind {
  to: string;
  what: 'people' | 'ledger';
}

/** The list of people the question is about, or the ledger of the days it speaks of. */
export function useBehind(criterion: Criterion | undefined): (finding: Finding) => Behind | null {
  const today = useMe()?.today;
  return ({ rule, unit, cutOff, from, to }) => {
    if (!criterion || !today) return null;
    const people = (filter: object): Behind => {
      const asked = JSON.stringify({ criterion: criterion.code, direct: true, ...filter });
      return { to: `/units/${unit.id}/people?filter=${encodeURIComponent(asked)}`, what: 'people' };
    };
    if (rule === 'low_verified') return people({ stage: criterion.stages.find(({ achieved }) => achieved)?.code });
    if (rule === 'taken_back') return people({ notAchieved: true });
    const last = cutOff ?? to;
    const days = {
      ledgerFrom: cutOff ? addDays(cutOff, -RADAR_SETTINGS.bunchDays - 1) : (from ?? ''),
      ledgerTo: last < today ? last : today,
    };
    const asked = new URLSearchParams({ criterion: criterion.code, ledger: 'table', ...days });
    return { to: `/board/${unit.id}?${asked.toString()}`, what: 'ledger' };
  };
}
