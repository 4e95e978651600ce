import type { ErrorWords } from '../../providers/request.js';
import { post, toServerError } from '../../providers/request.js';

/** What is wrong with a cell, or with a row as a whole (`column` is empty then). */
export interface ScoreFault {
  sheet: string;
  row: number;
  column: string;
  heading: string;
  vi: string;
  en: string;
}

/** What a row changes; values as the workbook writes them, null: nothing. */
export interface ScoreChange {
  sheet: string;
  row: number;
  name: string;
  unit: string;
  cells: readonly { heading: string; before: string | null; after: string | null }[];
}

/** The answer to a workbook: what it would change, or has changed. Numbers are of people, `refused` is of rows. */
export interface ScoreReport {
  changed: number;
  fresh: number;
  unchanged: number;
  refused: number;
  /** the first of them */
  changes: readonly ScoreChange[];
  faults: readonly ScoreFault[];
  faultsTotal: number;
  plan: string;
  applied: boolean;
}

/** A workbook with what else is asked, as a form. */
export function formOf(file: File, more: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  form.append('file', file);
  return form;
}

/** Has a workbook checked, or with the `plan` of its check taken in. Throws a `ServerError` when it is refused. */
export async function sendScores(
  periodId: string,
  file: File,
  apply?: { plan: string; goodRowsOnly: boolean },
): Promise<ScoreReport> {
  const more: Record<string, string> = apply ? { plan: apply.plan, goodRowsOnly: String(apply.goodRowsOnly) } : {};
  const answer = (await post(`/files/ratings/${periodId}/scores`, formOf(file, more), {})) as
    ScoreReport | { error: ErrorWords };
  if ('error' in answer) throw toServerError(answer.error, 'workbook refused');
  return answer;
}
