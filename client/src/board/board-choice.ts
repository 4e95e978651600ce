/** Everyone; for a role that sees one lens only, that lens. */
export function defaultLens(lenses: readonly { code: string }[]): string {
  return lenses.some((lens) => lens.code === 'all') ? 'all' : (lenses[0]?.code ?? 'all');
}

/** The middle step, where people get stuck. */
export const MAIN_CRITERION = 'vneid_level2';

/** The criterion people open the board for when the address names none. */
export function mainCriterion<T extends { code: string }>(criteria: readonly T[]): T | undefined {
  return criteria.find((one) => one.code === MAIN_CRITERION) ?? criteria[0];
}
