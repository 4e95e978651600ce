import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAYS, someDay, someTold } from '../test/random-people.js';
import { runs } from '../test/runs.js';
import {
  daysToRecord,
  judge,
  standingOn,
  standings,
  type CriterionRule,
  type Report,
  type StatusFact,
} from './stages.js';

describe('laws of judging', () => {
  type Told = {
    rule: CriterionRule;
    birthDate: string | null;
    events: StatusFact[];
    next: Omit<StatusFact, 'id'>;
    asOf: string;
  };
  const reportOf = ({ next, asOf }: Told): Report => {
    const { stage, on, dayKind, trust, cardIssuedOn } = next;
    return { stage, on, dayKind, trust, cardIssuedOn, asOf: dayKind === 'by' || asOf < on ? on : asOf };
  };
  const recorded = (told: Told, days: { on: string; dayKind: 'on' | 'by' }[]): StatusFact[] => [
    ...told.events,
    ...days.map((day, i) => ({ ...told.next, ...day, id: 1000 + i, recordedAt: 1_000_000 + i })),
  ];
  /** Most reports are about what is known already. */
  const someReport = someTold.chain((told) => {
    if (told.events.length === 0) return fc.constant(told);
    const again = fc
      .constantFrom(...told.events)
      .chain((event) =>
        fc.record({ event: fc.constant(event), on: fc.option(someDay), trust: fc.integer({ min: 1, max: 5 }) }),
      );
    return fc.oneof(
      fc.constant(told),
      again.map(({ event, on, trust }) => ({ ...told, next: { ...event, trust, on: on ?? event.on } })),
    );
  });
  const shown = (told: Told, events: StatusFact[], day: string) => {
    const standing = standingOn(standings(told.rule, events, told.birthDate), day);
    return standing && { ...standing, from: null, eventId: null };
  };

  it('what is known changes no standing on or after the report’s day', () => {
    let known = 0;
    fc.assert(
      fc.property(someReport, (told) => {
        const report = reportOf(told);
        if (judge(told.rule, told.events, told.birthDate, report) !== 'known') return;
        known += 1;
        const after = recorded(told, [report]);
        for (const day of DAYS)
          if (day >= report.asOf) expect([day, shown(told, after, day)]).toEqual([day, shown(told, told.events, day)]);
      }),
      runs(3000),
    );
    expect(known).toBeGreaterThan(100);
  });

  it('what was recorded is known when it is told again', () => {
    fc.assert(
      fc.property(someReport, (told) => {
        const report = reportOf(told);
        const verdict = judge(told.rule, told.events, told.birthDate, report);
        if (verdict !== 'new' && verdict !== 'overrules') return;
        const after = recorded(told, daysToRecord(report, verdict));
        expect([verdict, judge(told.rule, after, told.birthDate, report)]).toEqual([verdict, 'known']);
      }),
      runs(3000),
    );
  });

  it('what overrules stands on its day; what is backwards or weaker would not have stood', () => {
    fc.assert(
      fc.property(someReport, (told) => {
        const report = reportOf(told);
        const verdict = judge(told.rule, told.events, told.birthDate, report);
        const after = shown(told, recorded(told, daysToRecord(report, verdict)), report.asOf);
        if (verdict === 'overrules') expect(after?.stage).toBe(report.stage);
        const alone = shown(told, recorded(told, [report]), report.asOf);
        if (verdict === 'moves_backwards' || verdict === 'contradicts_stronger')
          expect(alone?.stage).not.toBe(report.stage);
      }),
      runs(3000),
    );
  });
});
