/** So many random cases, or that many times as many as `LAWS_TIMES` says: `npm run assure -- laws`. */
export const runs = (cases: number): { numRuns: number } => {
  return { numRuns: cases * Math.max(1, Number(process.env.LAWS_TIMES ?? 1)) };
};
