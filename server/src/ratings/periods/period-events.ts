/** The outbox topic of periods: `{ periodId }` and, where it is about one, `agencyId`. */
export const PERIOD_TOPIC = 'rating';

/** What subscribers learn of: that something stands otherwise than before, never what. */
export interface PeriodMoved {
  periodId: number;
  agencyId?: number;
}
