import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const FIGURES = graphql(`
  fragment FiguresParts on Figures {
    inScope
    deferred
    exempt
    claimed
    verified
    police
    uncounted
    noEvent
    achievedOutOfScope
    left
    rateText
    verifiedRateText
    policeRateText
    reachedTarget
    stages {
      stage
      count
    }
  }
`);

const REVISED = graphql(`
  fragment RevisedParts on BoardRevised {
    achieved
    inScope
    rateText
    achievedChange
    inScopeChange
  }
`);

export const BOARD = graphql(
  `
    query Board(
      $unitId: ID!
      $criterion: String!
      $lens: String!
      $asOf: Day
      $basis: String!
      $since: Day
      $asKnown: Boolean!
    ) {
      board(
        unitId: $unitId
        criterion: $criterion
        lens: $lens
        asOf: $asOf
        basis: $basis
        since: $since
        asKnown: $asKnown
      ) {
        criterion
        lens
        basis
        since
        asKnown
        revised {
          ...RevisedParts
        }
        asOf
        countedTo
        version
        dueOn
        targetPercent
        unit {
          ...UnitRefParts
        }
        ancestors {
          ...UnitRefParts
        }
        total {
          ...FiguresParts
        }
        groups {
          code
          nameVi
          nameEn
        }
        bands {
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
          gap
          band
          since {
            kind
            places
            tenths
            rank
            rateText
          }
          revised {
            ...RevisedParts
          }
          latestFact
          stale
          unit {
            ...UnitRefParts
          }
          figures {
            ...FiguresParts
          }
        }
      }
    }
  `,
  [UNIT_REF, FIGURES, REVISED],
);

export const BOARD_CHANGED = graphql(`
  subscription BoardChanged($unitId: ID!) {
    boardChanged(unitId: $unitId) {
      at
    }
  }
`);

export type Board = ResultOf<typeof BOARD>['board'];
export type BoardRow = Board['rows'][number];
export type Figures = Board['total'];
