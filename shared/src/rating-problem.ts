import type { Label } from './codes.js';
import type { RatingScheme } from './rating-scheme.js';
import { inBoth } from './rating-words.js';

export type ProblemCode =
  | 'bad_years'
  | 'no_kinds'
  | 'unknown_input'
  | 'repeated_input'
  | 'unknown_criterion'
  | 'weights_are_nothing'
  | 'compliance_has_no_place'
  | 'thresholds_overlap'
  | 'thresholds_out_of_order'
  | 'away_range_empty'
  | 'outstanding_below_usual'
  | 'cap_counts_nobody'
  | 'points_do_not_sum'
  | 'parts_do_not_sum'
  | 'bands_incomplete'
  | 'bands_overlap'
  | 'number_out_of_range';

/** Why a scheme cannot be published: what, where (the path of a line), the figures, and both languages. */
export interface Problem extends Label {
  readonly code: ProblemCode;
  readonly path: string;
  readonly figures: readonly number[];
}

/** A problem with its words; figures stand in hundredths where the line's are. */
export function problem(
  code: ProblemCode,
  path: string,
  vi: string,
  en: string,
  figures: readonly number[] = [],
): Problem {
  return { code, path, vi, en, figures };
}

/** An input by its name in both languages, by its code when the scheme has no such input. */
export function inputName(scheme: RatingScheme, code: string): Label {
  return inBoth((locale) => scheme.inputs.find((input) => input.code === code)?.name[locale] ?? code);
}

/** An input the scheme does not have. */
export function unknownInput(path: string, code: string): Problem {
  return problem(
    'unknown_input',
    path,
    `Không có nội dung "${code}" trong bộ tiêu chí; hãy chọn một nội dung đã khai báo.`,
    `The scheme has no input "${code}"; choose one that it declares.`,
  );
}

/** True when the scheme declares the input. */
export function hasInput(scheme: RatingScheme, code: string): boolean {
  return scheme.inputs.some((input) => input.code === code);
}
