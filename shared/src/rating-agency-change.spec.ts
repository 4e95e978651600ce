import { describe, expect, it } from '@jest/globals';
import { agencyChangeFault, type AgencyTerms } from './rating-agency-change.js';
import type { AgencyState } from './rating-period.js';

const BEFORE: AgencyTerms = {
  selfDue: '2023-11-20',
  proposeDue: '2023-11-25',
  decideDue: '2023-11-30',
  outstanding: false,
};

describe('other terms for an agency of an opened period', () => {
  it.each<[string, AgencyState, Partial<AgencyTerms>, string | null]>([
    ['a later day', 'open', { decideDue: '2023-12-05' }, null],
    ['all days later', 'proposed', { selfDue: '2023-12-01', proposeDue: '2023-12-01', decideDue: '2023-12-01' }, null],
    ['outstanding after all', 'reviewed', { outstanding: true }, null],
    ['the same once more', 'open', {}, 'nothing_changed'],
    ['a day earlier', 'open', { decideDue: '2023-11-29' }, 'day_earlier'],
    ['one later, one earlier', 'open', { selfDue: '2023-11-24', proposeDue: '2023-11-24' }, 'day_earlier'],
    ['self-assessment after the proposal', 'open', { selfDue: '2023-11-26' }, 'days_out_of_order'],
    ['the proposal after the decision', 'open', { proposeDue: '2023-12-01' }, 'days_out_of_order'],
    ['after the decision', 'decided', { decideDue: '2023-12-05' }, 'agency_decided'],
    ['after the lock', 'locked', { outstanding: true }, 'agency_decided'],
  ])('%s', (_, state, change, code) => {
    expect(agencyChangeFault(state, BEFORE, { ...BEFORE, ...change })?.code ?? null).toBe(code);
  });
});
