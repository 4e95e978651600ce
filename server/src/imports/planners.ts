import { planRosterRows, type PlanRows } from './plan-roster.js';
import { planPoliceRows } from './police/plan-police.js';

/** How the rows of each kind of list are held against the records. */
export const PLANNERS: Record<'roster' | 'police', PlanRows> = {
  roster: planRosterRows,
  police: planPoliceRows,
};
