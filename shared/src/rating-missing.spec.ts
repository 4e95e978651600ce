import { describe, expect, it } from '@jest/globals';
import { BELOW_WAITS, type Rating, type Step } from './rating-facts.js';
import { missingInputs } from './rating-missing.js';

const words = (text: string) => ({ vi: text, en: text });

/** A rule that lacks some inputs and has others. */
function step(label: string, inputs: Step['inputs'], rule: Step['rule'] = 'condition', held: Step['held'] = 'missing') {
  return { rule, path: '', label: words(label), held, inputs, allows: null, source: '' } satisfies Step;
}

const lack = (label: string) => ({ label: words(label), value: null });
const known = (label: string) => ({ label: words(label), value: words('1/1') });
const OPEN: Rating['outcome'] = { kind: 'open', best: 'xuat_sac', worst: 'tot' };

describe('what is missing', () => {
  it.each<[string, Rating['outcome'], Step[], string[]]>([
    ['no rule', OPEN, [], []],
    ['an input that three levels ask for', OPEN, [1, 2, 3].map((n) => step(`level ${n}`, [lack('tasks')])), ['tasks']],
    ['only what is not known', OPEN, [step('sum', [known('tasks'), lack('discipline')])], ['discipline']],
    ['a rule without inputs', OPEN, [step('time worked', [])], ['time worked']],
    ['a rule that holds', OPEN, [step('tasks', [lack('tasks')], 'condition', 'yes')], []],
    ['the band, which hangs on the rest', OPEN, [step('band', [lack('points')], 'band')], []],
    ['what waits for decisions', OPEN, [step('below', [{ label: words('below'), value: BELOW_WAITS }], 'below')], []],
    ['not rated', { kind: 'not_rated', reason: 'kind' }, [step('tasks', [lack('tasks')])], []],
  ])('%s', (_, outcome, steps, expected) => {
    expect(missingInputs({ outcome, score: null, steps }).map(({ vi }) => vi)).toEqual(expected);
  });
});
