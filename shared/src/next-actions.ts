import { STUCK_REASONS, type ScopeStatus } from './codes.js';
import type { Holder } from './waiting.js';

/** Who has to move next. */
export type ActionHolder = Exclude<Holder, 'none'>;

/**
 * What is to be done next for somebody, and who holds the ball, in the order of urgency: first what the unit can bring
 * to its end today, then what only needs the person to go somewhere, then questions, at last what waits for others.
 */
export const NEXT_ACTIONS = [
  { code: 'activate', holder: 'person' }, // approved: open the app at the unit
  { code: 'mend_phone', holder: 'person' }, // approved, but the telephone or its SIM is in the way
  { code: 'register_again', holder: 'person' }, // rejected
  { code: 'card_first', holder: 'person' }, // cannot register without a chip card
  { code: 'register', holder: 'person' },
  { code: 'file_online', holder: 'person' }, // has an account, has filed nothing
  { code: 'use_service', holder: 'person' },
  { code: 'apply_card', holder: 'person' },
  { code: 'act_person', holder: 'person' }, // steps of a directive these words do not know yet
  { code: 'ask', holder: 'unit' }, // nothing is known
  { code: 'act_unit', holder: 'unit' },
  { code: 'match_data', holder: 'police' }, // data or photo differ between databases
  { code: 'await_approval', holder: 'police' },
  { code: 'await_card', holder: 'police' },
  { code: 'act_police', holder: 'police' },
  { code: 'await_return', holder: 'person' }, // away or abroad
] as const satisfies readonly { code: string; holder: ActionHolder }[];

export type NextAction = (typeof NEXT_ACTIONS)[number]['code'];

/** What a rule of next actions has to know of a stage. */
export interface ActionStage {
  readonly code: string;
  readonly achieved: boolean;
  /** person, unit, police or none */
  readonly holder: string;
}

/** Where somebody stands on a criterion; `stage` null: nothing is known. */
export interface ActionStand {
  readonly criterion: string;
  readonly stage: ActionStage | null;
  readonly scope: ScopeStatus;
  readonly reason: string | null;
}

const BY_STAGE: Readonly<Record<string, Readonly<Record<string, NextAction>>>> = {
  chip_card: { none: 'apply_card', applied: 'await_card' },
  vneid_level2: {
    not_registered: 'register',
    registered: 'await_approval',
    rejected: 'register_again',
    approved: 'activate',
  },
  online_service: { never: 'use_service', account_ready: 'file_online' },
};

const BY_HOLDER: Readonly<Record<ActionHolder, NextAction>> = {
  person: 'act_person',
  unit: 'act_unit',
  police: 'act_police',
};

const MATCH: Readonly<Record<string, NextAction>> = {
  biometric_or_photo_mismatch: 'match_data',
  data_mismatch_between_databases: 'match_data',
};
const AWAY: Readonly<Record<string, NextAction>> = { away_or_abroad: 'await_return' };
const NO_CARD: Readonly<Record<string, NextAction>> = { card_expired_or_none: 'card_first' };

/** Why somebody is stuck changes what helps: whoever has no telephone is not helped by being told to open the app. */
const BY_REASON: Readonly<Partial<Record<NextAction, Readonly<Record<string, NextAction>>>>> = {
  activate: {
    ...MATCH,
    ...AWAY,
    no_smartphone: 'mend_phone',
    sim_not_own_name: 'mend_phone',
    phone_changed: 'mend_phone',
    old_device_lost: 'mend_phone',
  },
  register: { ...MATCH, ...AWAY, ...NO_CARD },
  register_again: { ...MATCH, ...AWAY, ...NO_CARD },
  apply_card: { ...MATCH, ...AWAY },
  use_service: AWAY,
  file_online: AWAY,
  await_card: MATCH,
  await_approval: MATCH,
};

/** What is to be done next for somebody; null when nothing is: achieved, deferred or exempt. */
export function nextActionOf({ criterion, stage, scope, reason }: ActionStand): NextAction | null {
  if (scope !== 'in_scope' || stage?.achieved) return null;
  if (stage === null) return 'ask';
  const plain = BY_STAGE[criterion]?.[stage.code] ?? BY_HOLDER[isHolder(stage.holder) ? stage.holder : 'unit'];
  return (reason === null ? undefined : BY_REASON[plain]?.[reason]) ?? plain;
}

function isHolder(value: string): value is ActionHolder {
  return Object.hasOwn(BY_HOLDER, value);
}

/** Who holds the ball of an action. */
export function actionHolder(action: NextAction): ActionHolder {
  return NEXT_ACTIONS.find(({ code }) => code === action)?.holder ?? 'unit';
}

/** True for the code of an action. */
export function isNextAction(value: string): value is NextAction {
  return NEXT_ACTIONS.some(({ code }) => code === value);
}

/** Those of a stage for whom one thing is to be done: with one of the reasons `only`, or all but those of `except`. */
export interface ActionSource<S> {
  readonly stage: S | null;
  readonly only: readonly string[] | null;
  readonly except: readonly string[];
}

/** From which stages and reasons of a criterion an action comes: `nextActionOf`, turned round for a database to ask. */
export function sourcesOf<S extends ActionStage>(
  criterion: { readonly code: string; readonly stages: readonly S[] },
  action: NextAction,
): ActionSource<S>[] {
  return [null, ...criterion.stages].flatMap((stage): ActionSource<S>[] => {
    const leadsHere = (reason: string | null) =>
      nextActionOf({ criterion: criterion.code, stage, scope: 'in_scope', reason }) === action;
    const reasons = STUCK_REASONS.map(({ code }) => code);
    if (leadsHere(null)) return [{ stage, only: null, except: reasons.filter((reason) => !leadsHere(reason)) }];
    const only = reasons.filter(leadsHere);
    return only.length === 0 ? [] : [{ stage, only, except: [] }];
  });
}

/** People for whom the same is to be done. */
export interface ActionGroup {
  readonly action: NextAction;
  /** people who wait longer than the limit of their stage */
  readonly overdue: number;
}

/** The order of groups on the page: those in which somebody is overdue first, then as NEXT_ACTIONS stand. */
export function byUrgency(a: ActionGroup, b: ActionGroup): number {
  const place = (group: ActionGroup) => NEXT_ACTIONS.findIndex(({ code }) => code === group.action);
  return Number(b.overdue > 0) - Number(a.overdue > 0) || place(a) - place(b);
}
