import type { Code } from './codes.js';

/**
 * A rating period. `draft`: prepared, nobody is in it yet. `opening`: the figures of the cut-off are being gathered.
 * `open`: its agencies rate. `locked`: every agency is locked.
 */
export type PeriodState = 'draft' | 'opening' | 'open' | 'locked';

/**
 * An agency in a period: `open` (self-assessment and proposals) → `proposed` (all teams have) → `reviewed` (meeting held,
 * minutes and the Party committee's opinion are there) → `decided` (by the agency's head) → `locked`. Every state but
 * `locked` can be returned to the one before it, with a reason.
 */
export type AgencyState = 'open' | 'proposed' | 'reviewed' | 'decided' | 'locked';

/** A team's proposal: `returned` is open again with a question. */
export type TeamState = 'open' | 'proposed' | 'returned';

/** A person in a period; `not_rated`: the rules say so, or somebody took them out with a reason. */
export type SheetState = 'open' | 'proposed' | 'decided' | 'not_rated';

/** What "this is wrong" is: before the lock an objection; after it a correction, or the person's own appeal. */
export type RequestKind = 'objection' | 'correction' | 'appeal';

export type RequestState = 'open' | 'accepted' | 'refused' | 'withdrawn';

export const AGENCY_STATES: readonly Code<AgencyState>[] = [
  { code: 'open', vi: 'Đang tự đánh giá, đề xuất', en: 'Self-assessment and proposals' },
  { code: 'proposed', vi: 'Đã đề xuất', en: 'Proposed' },
  { code: 'reviewed', vi: 'Đã họp nhận xét', en: 'Reviewed' },
  { code: 'decided', vi: 'Đã quyết định', en: 'Decided' },
  { code: 'locked', vi: 'Đã chốt', en: 'Locked' },
];
