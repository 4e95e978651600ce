import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';
import { LISTED, RECORDED } from './side.documents.js';

export const CONFLICTS = graphql(
  `
    query Conflicts($page: Int!, $perPage: Int!, $filter: ConflictFilter) {
      conflicts(page: $page, perPage: $perPage, filter: $filter) {
        total
        codes {
          code
          count
        }
        imports {
          id
          fileName
          count
        }
        items {
          id
          code
          importId
          fileName
          kind
          asOf
          appliedAt
          sheet
          row
          isElsewhere
          messageVi
          messageEn
          unit {
            ...UnitRefParts
          }
          listed {
            ...ListedParts
          }
          recorded {
            ...RecordedParts
          }
        }
      }
    }
  `,
  [UNIT_REF, LISTED, RECORDED],
);

/** How much waits, for the menu. */
export const CONFLICT_TOTAL = graphql(`
  query ConflictTotal {
    conflicts(page: 0, perPage: 1) {
      total
    }
  }
`);

export const DECIDE_CONFLICTS = graphql(`
  mutation DecideConflicts($ids: [ID!]!, $decision: String!, $reason: String, $orderNumber: String) {
    decideConflicts(ids: $ids, decision: $decision, reason: $reason, orderNumber: $orderNumber) {
      decided
      problems {
        id
        code
        messageVi
        messageEn
      }
    }
  }
`);

export type OpenConflict = ResultOf<typeof CONFLICTS>['conflicts']['items'][number];
export type ConflictPageData = ResultOf<typeof CONFLICTS>['conflicts'];
export type DecisionResult = ResultOf<typeof DECIDE_CONFLICTS>['decideConflicts'];
