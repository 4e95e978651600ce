import type { Label } from '@dat100/shared/codes';
import type { Canonical } from '@dat100/shared/canonical-json';
import { canonicalJson } from '@dat100/shared/canonical-json';
import { enteredWorked } from '@dat100/shared/rating-entered-time';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { isNotAsked, scoreText } from '@dat100/shared/rating-score-book';
import { sheetFault } from '@dat100/shared/rating-turns';
import type { RequestContext } from '../../common/context.js';
import { digestOf } from '../../common/digest.js';
import { UserError } from '../../common/errors.js';
import { withEntered, type EnteredFacts, type EnteredScore } from '../decisions/enter-facts.js';
import type { StoredAgency, StoredTeam } from '../periods/stored-periods.js';
import type { StoredSheet } from '../periods/stored-sheets.js';
import type { ScoreFault, ScoreRow } from './score-book.js';

/** A cell of the workbook that says something else than what is known; null: nothing was known. */
export interface ScoreCell {
  heading: string;
  before: string | null;
  after: string | null;
}

/** What a row of the workbook would change. */
interface ScoreChange {
  row: ScoreRow;
  sheet: StoredSheet;
  /** the person's unit */
  unitName: string;
  facts: RatingFacts;
  cells: ScoreCell[];
}

/** What a workbook would change, and what of it cannot be taken. */
export interface ScorePlan {
  changes: ScoreChange[];
  unchanged: number;
  faults: ScoreFault[];
  /** of what it would change, of whom, from which revision: the same as long as nobody changes any of it */
  digest: string;
}

/** Whom a row means, and where they stand. */
export interface RowTarget {
  row: ScoreRow;
  sheet: StoredSheet;
  agency: StoredAgency;
  team: StoredTeam | null;
}

/** What each row would change; a row with any fault changes nothing. */
export function scorePlan(
  ctx: RequestContext,
  scheme: RatingScheme,
  targets: readonly RowTarget[],
  faults: readonly ScoreFault[],
): ScorePlan {
  const plan: ScorePlan = { changes: [], unchanged: 0, faults: [...faults], digest: '' };
  const broken = new Set(faults.map(({ sheet, row }) => `${row} ${sheet}`));
  for (const target of targets) {
    const { row, sheet } = target;
    const isBroken = broken.has(`${row.row} ${row.sheet}`);
    const entered = enteredBy(sheet.facts, row);
    // A row that says what is known writes nothing: one's own in the template, those of teams that handed in.
    if (!entered && !isBroken) {
      plan.unchanged += 1;
      continue;
    }
    const found = rowFaults(ctx, target);
    plan.faults.push(...found);
    if (!entered || isBroken || found.length > 0) continue;
    try {
      const facts = withEntered(ctx, scheme, sheet.facts, entered);
      const unitName = (target.team ?? target.agency).name;
      plan.changes.push({ row, sheet, unitName, facts, cells: cellsOf(row, sheet.facts, facts) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      plan.faults.push(faultOf(row, { vi: error.messageVi, en: error.messageEn }));
    }
  }
  const told = plan.changes.map(
    ({ sheet, facts }) => [sheet.id, sheet.revision, facts as unknown as Canonical] as const,
  );
  return { ...plan, digest: digestOf(canonicalJson(told)) };
}

/** Each cell of a row as it would be written into the workbook before the change and after it, where the two differ. */
const cellsOf = ({ values }: ScoreRow, before: RatingFacts, after: RatingFacts): ScoreCell[] =>
  values
    .map(({ column }) => ({
      heading: column.heading,
      before: scoreText(column, before),
      after: scoreText(column, after),
    }))
    .filter((cell) => cell.before !== cell.after);

/** A fault of the row as a whole. */
export const faultOf = ({ sheet, row }: ScoreRow, { vi, en }: Label): ScoreFault => ({
  ...{ sheet, row, column: '', heading: '', vi, en },
});

function rowFaults(ctx: RequestContext, { row, sheet, agency, team }: RowTarget): ScoreFault[] {
  const own = ctx.personId !== null && sheet.personId === ctx.personId;
  const turn = sheetFault('enter', { agency: agency.state, team: team?.state ?? 'open', state: sheet.state, own });
  const notAsked = row.values
    .filter(({ column }) => isNotAsked(column, sheet.facts.head))
    .map(({ column, letters }) => ({
      ...{ sheet: row.sheet, row: row.row, column: letters, heading: column.heading },
      vi: `"${column.heading}" không hỏi người này (${sheet.facts.head ? 'người đứng đầu' : 'không phải người đứng đầu'}); hãy để trống.`,
      en: `"${column.heading}" is not asked of this person (${sheet.facts.head ? 'a head' : 'not a head'}); leave it empty.`,
    }));
  return [...(turn ? [faultOf(row, turn)] : []), ...notAsked];
}

/** What was entered with what the row says in its place; null when that is what stands already. */
function enteredBy(facts: RatingFacts, { values, source }: ScoreRow): EnteredFacts | null {
  const scores = new Map<string, EnteredScore>();
  facts.periods.forEach((inputs, period) => {
    for (const [input, { achieved, of, on = null, source: told = null }] of Object.entries(inputs))
      scores.set(`${period} ${input}`, { period, input, achieved, of, on, source: told });
  });
  const fresh = { on: null, source };
  const toldOf = (fact: { on?: string; source?: string }) => ({ on: fact.on ?? null, source: fact.source ?? null });
  let { away, maternity, discipline }: Pick<EnteredFacts, 'away' | 'maternity' | 'discipline'> = {
    away: facts.away && { months: facts.away.months, ...toldOf(facts.away) },
    maternity: facts.maternity,
    discipline: facts.discipline && { kind: facts.discipline.kind, ...toldOf(facts.discipline) },
  };
  let changed = false;
  for (const { value } of values) {
    if (value.kind === 'share') {
      const { period, input, share } = value;
      const known = scores.get(`${period} ${input}`);
      if (known?.achieved === share.achieved && known.of === share.of) continue;
      scores.set(`${period} ${input}`, { period, input, achieved: share.achieved, of: share.of, ...fresh });
    } else if (value.kind === 'away') {
      if (away?.months === value.months) continue;
      away = { months: value.months, ...fresh };
    } else if (value.kind === 'maternity') {
      if (maternity === value.had) continue;
      maternity = value.had;
    } else {
      if (discipline?.kind === value.discipline) continue;
      discipline = { kind: value.discipline, ...fresh };
    }
    changed = true;
  }
  const opinion = facts.moved?.opinion ?? false;
  // The workbook does not ask for time worked: what was entered of it stays.
  const time = enteredWorked(facts);
  const worked = time && { months: time.months, ...toldOf(time) };
  return changed ? { worked, away, maternity, opinion, discipline, scores: [...scores.values()] } : null;
}
