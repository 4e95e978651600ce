import { withEdit } from '@dat100/shared/rating-edit';
import type { Field } from '@dat100/shared/rating-lines';
import { outline } from '@dat100/shared/rating-outline';
import type { Problem } from '@dat100/shared/rating-problem';
import { schemeProblems } from '@dat100/shared/rating-problems';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { formatHundredths, parseHundredths } from '@dat100/shared/rating-words';

/** What was typed or chosen and not saved yet, by the place of its line. */
export type Edits = Readonly<Record<string, string>>;

/** A change as the server takes it. */
export interface LineEdit {
  path: string;
  number?: number;
  choice?: string;
}

/** A number as its field shows it: parts and weights are whole, everything else has two decimals. */
export function typedText(field: Field, locale: 'vi' | 'en'): string {
  if (field.kind === 'choice') return field.value;
  return field.unit === 'count' ? String(field.value) : formatHundredths(field.value, locale);
}

/** The value that a text means for a field; null: none. */
export function meantBy(field: Field, typed: string): number | string | null {
  if (field.kind === 'choice') return typed;
  if (field.unit === 'count') return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
  return parseHundredths(typed);
}

/** The draft as it would be with what was typed, the changes to send, and the lines that say nothing a field takes. */
export function afterEdits(kept: RatingScheme, edits: Edits) {
  const lines = outline(kept).flatMap((section) => section.lines);
  const wrong = new Set<string>();
  const changes: LineEdit[] = [];
  let scheme = kept;
  for (const { path, field } of lines) {
    const typed = edits[path];
    if (!field || typed === undefined) continue;
    const value = meantBy(field, typed);
    const next = value === null ? null : withEdit(scheme, { path, value });
    if (value === null || next === null) wrong.add(path);
    else {
      scheme = next;
      changes.push(typeof value === 'number' ? { path, number: value } : { path, choice: value });
    }
  }
  return { scheme, changes, wrong };
}

/** Problems that a browser can see; the codes of the orders' criteria cannot be typed here, and the server knows them. */
export function problemsOf(scheme: RatingScheme): Problem[] {
  return schemeProblems(
    scheme,
    scheme.compliance.criteria.map(({ code }) => code),
  );
}
