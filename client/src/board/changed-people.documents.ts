import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';

export const LEDGER_PEOPLE = graphql(`
  query LedgerPeople(
    $unitId: ID!
    $criterion: String!
    $cause: String!
    $lens: String!
    $from: Day!
    $to: Day!
    $page: Int!
    $perPage: Int!
  ) {
    ledgerPeople(
      unitId: $unitId
      criterion: $criterion
      cause: $cause
      lens: $lens
      from: $from
      to: $to
      page: $page
      perPage: $perPage
    ) {
      total
      items {
        personId
        fullName
        day
        stageBefore
        stageAfter
        mayOpen
        unit {
          id
          name
          pathText
        }
        otherUnit {
          id
          name
          pathText
        }
      }
    }
  }
`);

export type ChangedPerson = ResultOf<typeof LEDGER_PEOPLE>['ledgerPeople']['items'][number];
