import { lookUpRosterRows, planRosterRows, type LookUp, type PlannedRow, type PlanRows } from './plan-roster.js';
import { planPoliceRows } from './police/plan-police.js';

/** How the rows of each kind of list are held against the records. */
export const PLANNERS: Record<'roster' | 'police', PlanRows> = {
  roster: planRosterRows,
  police: planPoliceRows,
};

/** The same in two steps: people are looked up while earlier rows are planned. */
export const LOOK_UPS: Record<'roster' | 'police', LookUp> = {
  roster: lookUpRosterRows,
  // Whom an unknown row might mean is asked for all of them at once.
  police: async (...given) => {
    const planned = await planPoliceRows(...given);
    return (_, i) => planned[i] as PlannedRow;
  },
};
