/** Everyone; for a role that sees one lens only, that lens. */
export function defaultLens(lenses: readonly { code: string }[]): string {
  return lenses.some((lens) => lens.code === 'all') ? 'all' : (lenses[0]?.code ?? 'all');
}

/** The criterion people open the board for when the address names none: the middle step is where they get stuck. */
export function mainCriterion<T extends { code: string }>(criteria: readonly T[]): T | undefined {
  return criteria.find((one) => one.code === 'vneid_level2') ?? criteria[0];
}
