import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';

export const BOARD_LEDGER = graphql(`
  query BoardLedger($unitId: ID!, $criterion: String!, $lens: String!, $from: Day, $to: Day) {
    boardLedger(unitId: $unitId, criterion: $criterion, lens: $lens, from: $from, to: $to) {
      pointsTenths
      before {
        day
        claimed
        inScope
        rateText
      }
      after {
        day
        claimed
        inScope
        rateText
      }
      lines {
        cause
        people
        achieved
        inScope
        pointsTenths
      }
    }
  }
`);

export type Ledger = ResultOf<typeof BOARD_LEDGER>['boardLedger'];
export type LedgerLine = NonNullable<Ledger['lines']>[number];
