import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

export const SECOND_BOARD = graphql(
  `
    query SecondBoard($unitId: ID!, $criterion: String!, $kind: String!, $lens: String!, $asOf: Day, $since: Day) {
      secondBoard(unitId: $unitId, criterion: $criterion, kind: $kind, lens: $lens, asOf: $asOf, since: $since) {
        kind
        asOf
        since
        groups {
          code
          nameVi
          nameEn
        }
        rows {
          direct
          peerGroup
          rank
          tied
          ranked
          reason
          tenths
          unit {
            ...UnitRefParts
          }
          now {
            count
            of
            text
          }
          before {
            count
            of
            text
          }
          standing {
            reachedOn
            fellOn
            left
          }
          waiting {
            people
            median
            ninth
          }
        }
      }
    }
  `,
  [UNIT_REF],
);

export type SecondBoard = ResultOf<typeof SECOND_BOARD>['secondBoard'];
export type SecondBoardRow = SecondBoard['rows'][number];
