import { TRUST_LEVELS, type Trust } from '../src/codes.js';
import {
  stagePosition,
  standings,
  type CriterionRule,
  type DayKind,
  type Report,
  type Standing,
  type StatusFact,
} from '../src/stages.js';

// Facts and standing stages written in words, so that tables of cases can be read.

function criterion(id: number, code: string, lapses: boolean, stages: [code: string, level: number][]): CriterionRule {
  const top = Math.max(...stages.map(([, level]) => level));
  return {
    id,
    code,
    verifiedFrom: TRUST_LEVELS.checked,
    lapses,
    stages: stages.map(([stage, level], position) => ({
      position,
      code: stage,
      level,
      side: stage === 'rejected',
      achieved: level === top,
    })),
  };
}

/** The three criteria of the VNeID directive. */
export const CARD = criterion(1, 'chip_card', true, [
  ['none', 0],
  ['applied', 1],
  ['held', 2],
]);
export const VNEID = criterion(2, 'vneid_level2', false, [
  ['not_registered', 0],
  ['registered', 1],
  ['rejected', 1],
  ['approved', 2],
  ['activated', 3],
]);
export const SERVICE = criterion(3, 'online_service', false, [
  ['never', 0],
  ['account_ready', 1],
  ['used', 2],
]);

interface Words {
  stage: number;
  on: string;
  dayKind: DayKind;
  trust: number;
  cardIssuedOn: string | null;
  asOf: string | null;
}

/** 'held by 2023-11-20 unit issued 2021-03-22 as of 2023-11-27'; a day without its year is of 2023. */
function read(rule: CriterionRule, text: string): Words {
  const shape = /^(\w+) (on|by) (\S+) (\w+)(?: issued (\S+))?(?: as of (\S+))?$/.exec(text);
  if (!shape) throw new SyntaxError(text);
  const [, code = '', dayKind, on = '', trust, issued, asOf] = shape;
  const stage = stagePosition(rule, code);
  if (stage === null || !(String(trust) in TRUST_LEVELS)) throw new SyntaxError(text);
  return {
    stage,
    on: dayOf(on),
    dayKind: dayKind === 'on' ? 'on' : 'by',
    trust: TRUST_LEVELS[trust as Trust],
    cardIssuedOn: issued === undefined ? null : dayOf(issued),
    asOf: asOf === undefined ? null : dayOf(asOf),
  };
}

const dayOf = (text: string): string => (text.length === 5 ? `2023-${text}` : text);

/** Facts told one after the other, each line recorded a second after the one before. */
export function facts(rule: CriterionRule, lines: readonly string[]): StatusFact[] {
  return lines.map((line, i) => {
    const { stage, on, dayKind, trust, cardIssuedOn } = read(rule, line);
    return { id: i + 1, criterionId: rule.id, stage, on, dayKind, trust, cardIssuedOn, recordedAt: 1000 * (i + 1) };
  });
}

/** A report; without 'as of' it says how things stood on its own day. */
export function report(rule: CriterionRule, line: string): Report {
  const { asOf, ...told } = read(rule, line);
  return { ...told, asOf: asOf ?? told.on };
}

/** Standing stages in the same words: '11-20 approved on 06-09 checked #2', '05-14 none lapsed on 05-14'. */
export function inWords(rule: CriterionRule, history: readonly Standing[]): string[] {
  const nameOf = (trust: number) => Object.entries(TRUST_LEVELS).find(([, level]) => level === trust)?.[0];
  const short = (day: string) => day.replace(/^2023-/, '');
  return history.map(({ from, stage, dayKind, since, trust, eventId, lapsed }) => {
    const code = rule.stages[stage]?.code;
    if (lapsed) return `${short(from)} ${code} lapsed ${dayKind} ${short(since)}`;
    return `${short(from)} ${code} ${dayKind} ${short(since)} ${nameOf(trust)} #${eventId}`;
  });
}

/** How somebody stands who was told of so. */
export const on = (rule: CriterionRule, told: string[], birthDate: string | null = null): string[] =>
  inWords(rule, standings(rule, facts(rule, told), birthDate));
