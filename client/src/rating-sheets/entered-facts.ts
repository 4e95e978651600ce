import { enteredWorked } from '@dat100/shared/rating-entered-time';
import type { RatingFacts, Told } from '@dat100/shared/rating-facts';
import { WHOLE, type RatingScheme } from '@dat100/shared/rating-scheme';
import type { Locale } from '@dat100/shared/rates';
import { formatHundredths, parseHundredths } from '@dat100/shared/rating-words';
import { askedInputs, periodField, type Typed } from '../ratings/try-facts.js';

/** What stands in the facts that people enter, as the fields of a form. */
export function typedOf(scheme: RatingScheme, facts: RatingFacts, locale: Locale): Typed {
  const worked = enteredWorked(facts);
  const fields: Record<string, string> = {
    worked: worked ? formatHundredths(worked.months, locale) : '',
    away: facts.away ? formatHundredths(facts.away.months, locale) : '',
    maternity: facts.maternity ? 'yes' : 'no',
    opinion: facts.moved?.opinion ? 'yes' : 'no',
    discipline: facts.discipline?.kind ?? '',
  };
  facts.periods.forEach((period, i) => {
    for (const { code, kind } of askedInputs(scheme, facts.head)) {
      const fact = period[code];
      if (!fact) continue;
      if (kind === 'yes_no') fields[periodField(i, code)] = fact.achieved === fact.of ? 'yes' : 'no';
      else {
        fields[periodField(i, code)] = formatHundredths(fact.achieved, locale);
        fields[periodField(i, code, 'n')] = formatHundredths(fact.of, locale);
      }
    }
  });
  return fields;
}

/** The fields as the server takes them: a figure left empty is not known, one left as it was keeps its day and source. */
export function enteredOf(scheme: RatingScheme, typed: Typed, periods: number, facts: RatingFacts, source: string) {
  const told = (same: boolean, before: Told | null | undefined) =>
    same && before ? { on: before.on ?? null, source: before.source ?? null } : { source };
  const months = (name: 'worked' | 'away') => {
    const read = parseHundredths(typed[name] ?? '');
    return read === null ? null : { months: read, ...told(facts[name]?.months === read, facts[name]) };
  };
  const discipline = typed['discipline'];
  const scores = Array.from({ length: periods }, (_, period) =>
    askedInputs(scheme, facts.head).flatMap(({ code, kind }) => {
      const first = typed[periodField(period, code)] ?? '';
      const achieved = kind === 'yes_no' ? (first ? Number(first === 'yes') : null) : parseHundredths(first);
      const given = typed[periodField(period, code, 'n')] ?? '';
      const of = kind === 'yes_no' ? 1 : kind === 'score' ? WHOLE : parseHundredths(given);
      if (achieved === null || of === null) return [];
      const before = facts.periods[period]?.[code];
      const same = before?.achieved === achieved && before.of === of;
      return [{ period, input: code, achieved, of, ...told(same, before) }];
    }),
  ).flat();
  return {
    worked: months('worked'),
    away: months('away'),
    maternity: typed['maternity'] === 'yes',
    opinion: typed['opinion'] === 'yes',
    discipline: discipline
      ? { kind: discipline, ...told(facts.discipline?.kind === discipline, facts.discipline) }
      : null,
    scores,
  };
}
