import type { Label } from './codes.js';
import { AGENCY_STATES, type AgencyState, type SheetState, type TeamState } from './rating-period.js';
import { placeOfLevel, type Level } from './rating-scheme.js';

/** What moves an agency. `propose` comes of itself when its last team has proposed. */
export type AgencyAct = 'propose' | 'review' | 'decide' | 'lock' | 'return';

/** What is written in a person's sheet: facts and scores, the team's level, the decided one, out of or into the rating. */
export type SheetAct = 'enter' | 'propose' | 'decide' | 'take_out';

/** The shortest reason that says anything. */
export const LEAST_REASON = 10;

export type TurnFaultCode =
  'agency_locked' | 'wrong_step' | 'team_has_proposed' | 'own_sheet' | 'sheet_not_rated' | 'rating_reason_missing';

export interface TurnFault extends Label {
  readonly code: TurnFaultCode;
}

const NEXT: Readonly<Record<AgencyState, Partial<Record<AgencyAct, AgencyState>>>> = {
  open: { propose: 'proposed' },
  proposed: { review: 'reviewed', return: 'open' },
  reviewed: { decide: 'decided', return: 'proposed' },
  decided: { lock: 'locked', return: 'reviewed' },
  locked: {},
};

/** Where an act takes an agency; null: it has no place there. */
export function agencyAfter(state: AgencyState, act: AgencyAct): AgencyState | null {
  return NEXT[state][act] ?? null;
}

/** The acts that have a place in a state, in the order of the screen. */
export function agencyActs(state: AgencyState): AgencyAct[] {
  const acts: readonly AgencyAct[] = ['review', 'decide', 'lock', 'return'];
  return acts.filter((act) => NEXT[state][act] !== undefined);
}

/** A sheet as far as it matters for whose turn it is. */
export interface SheetTurn {
  readonly agency: AgencyState;
  readonly team: TeamState;
  readonly state: SheetState;
  /** it is about the person who asks */
  readonly own: boolean;
}

/** The step of the agency in which each thing is written. */
const WRITTEN_IN: Readonly<Record<SheetAct, AgencyState>> = {
  enter: 'open',
  take_out: 'open',
  propose: 'open',
  decide: 'reviewed',
};

/**
 * What stands against writing in a sheet; null: nothing. Nobody writes in their own. Facts and proposals belong to the
 * step before the team has proposed, decisions to the step after the meeting; what is to be mended later goes back first.
 */
export function sheetFault(act: SheetAct, { agency, team, state, own }: SheetTurn): TurnFault | null {
  if (own)
    return {
      code: 'own_sheet',
      vi: 'Đây là phiếu của chính bạn: không ai tự nhập điểm, đề xuất hay quyết định cho mình. Hãy để người khác thực hiện.',
      en: 'This sheet is about yourself: nobody scores, proposes or decides for themselves. Leave it to somebody else.',
    };
  if (agency === 'locked')
    return {
      code: 'agency_locked',
      vi: 'Kết quả đã chốt. Muốn sửa, hãy lập đề nghị đính chính để người khác phê duyệt.',
      en: 'The results are locked. To change one, request a correction that somebody else approves.',
    };
  const step = WRITTEN_IN[act];
  if (agency !== step) return wrongStep(agency, step);
  if (step === 'open' && team === 'proposed')
    return {
      code: 'team_has_proposed',
      vi: 'Đơn vị đã gửi đề xuất. Muốn sửa, hãy trả lại đề xuất của đơn vị trước.',
      en: 'The unit has handed in its proposal. To change it, return the proposal first.',
    };
  if (state === 'not_rated' && act !== 'enter' && act !== 'take_out')
    return {
      code: 'sheet_not_rated',
      vi: 'Người này không thuộc diện xếp loại trong kỳ; xem lý do trong phần diễn giải.',
      en: 'This person is not rated in this period; the explanation says why.',
    };
  return null;
}

/** What stands against an act of an agency by its state alone. */
export function agencyFault(act: AgencyAct, state: AgencyState): TurnFault | null {
  if (agencyAfter(state, act) !== null) return null;
  if (state === 'locked')
    return {
      code: 'agency_locked',
      vi: 'Kết quả của cơ quan này đã chốt, không chuyển bước được nữa.',
      en: 'The results of this agency are locked and move no more.',
    };
  const needed = AGENCY_STATES.find(({ code }) => agencyAfter(code, act) !== null && act !== 'return');
  return wrongStep(state, needed?.code ?? 'proposed');
}

function wrongStep(at: AgencyState, needed: AgencyState): TurnFault {
  const [now, then] = [at, needed].map((code) => AGENCY_STATES.find((state) => state.code === code));
  return {
    code: 'wrong_step',
    vi: `Cơ quan đang ở bước "${now?.vi ?? at}"; việc này thuộc bước "${then?.vi ?? needed}".`,
    en: `The agency is at the step "${now?.en ?? at}"; this belongs to the step "${then?.en ?? needed}".`,
  };
}

/** Levels as they stand beside each other before somebody gives the next one. */
export interface Standing {
  /** the machine's proposal; null while more than one is possible, from `best` to `worst` */
  readonly level: Level | null;
  readonly best: Level | null;
  readonly worst: Level | null;
  /** the team's */
  readonly team: Level | null;
}

/**
 * Whether a level needs a reason: it is another than the one that stands before it. The team's stands before the
 * decision, the machine's before the team's, and before the decision on somebody no team proposes. Where the machine
 * left several open, one of those is no other.
 */
export function differs(act: 'propose' | 'decide', standing: Standing, given: Level): boolean {
  if (act === 'decide' && standing.team !== null) return standing.team !== given;
  const { level, best, worst } = standing;
  if (level !== null) return level !== given;
  if (best === null || worst === null) return false;
  const place = placeOfLevel(given);
  return place < placeOfLevel(best) || place > placeOfLevel(worst);
}

/** What is wrong with the reason for a level; null: nothing. @param reason as it is kept, without outer spaces */
export function reasonFault(needed: boolean, reason: string | null): TurnFault | null {
  if (!needed && !reason) return null;
  if ([...(reason ?? '')].length >= LEAST_REASON) return null;
  return {
    code: 'rating_reason_missing',
    vi: `Mức này khác mức đã có trước đó, nên cần ghi lý do (từ ${LEAST_REASON} ký tự).`,
    en: `This level is another than the one before it, so it needs a reason (${LEAST_REASON} characters or more).`,
  };
}

/** A person as far as the team's proposal goes. */
export interface Proposed {
  readonly state: SheetState;
  /** the unit they head; a head is judged by whoever decides above, no team proposes them */
  readonly headOf: number | null;
  readonly teamLevel: Level | null;
}

/** Whether a team cannot hand in its proposal before this person has a level. */
export function lacksProposal({ state, headOf, teamLevel }: Proposed): boolean {
  return state !== 'not_rated' && headOf === null && teamLevel === null;
}

/** Where a sheet stands by what is in it. */
export function sheetState(sheet: { rated: boolean; teamLevel: Level | null; finalLevel: Level | null }): SheetState {
  if (!sheet.rated) return 'not_rated';
  return sheet.finalLevel ? 'decided' : sheet.teamLevel ? 'proposed' : 'open';
}
