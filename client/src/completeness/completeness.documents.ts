import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const UNIT_LIST = graphql(
  `
    fragment UnitListParts on UnitCompleteness {
      people
      headcount
      headcountFrom
      documentNumber
      confirmedAt
      confirmedBy
      said
      asOf
      listPeople
      peopleBefore
      flags
      lists
      unconfirmedLists
      unit {
        ...UnitRefParts
      }
    }
  `,
  [UNIT_REF],
);

export const UNIT_LISTS = graphql(
  `
    query UnitLists($unitId: ID!) {
      completeness(unitId: $unitId) {
        ...UnitListParts
      }
    }
  `,
  [UNIT_LIST],
);

export const FLAGGED_LISTS = graphql(
  `
    query FlaggedLists($page: Int!, $perPage: Int!, $filter: FlaggedListFilter) {
      flaggedLists(page: $page, perPage: $perPage, filter: $filter) {
        total
        lists
        unconfirmedLists
        counts {
          flag
          count
        }
        items {
          ...UnitListParts
        }
      }
    }
  `,
  [UNIT_LIST],
);

export const HEADCOUNTS = graphql(`
  query Headcounts($unitId: ID!) {
    headcounts(unitId: $unitId) {
      people
      validFrom
      documentNumber
      recordedAt
      recordedBy
    }
  }
`);

export const RECORD_HEADCOUNT = graphql(
  `
    mutation RecordHeadcount($unitId: ID!, $people: Int!, $validFrom: Day!, $documentNumber: String) {
      recordHeadcount(unitId: $unitId, people: $people, validFrom: $validFrom, documentNumber: $documentNumber) {
        ...UnitListParts
      }
    }
  `,
  [UNIT_LIST],
);

export const CONFIRM_LIST = graphql(`
  mutation ConfirmList($unitId: ID!, $withBelow: Boolean!) {
    confirmList(unitId: $unitId, withBelow: $withBelow)
  }
`);

/** A unit's own list, and how those below it stand. */
export type UnitList = ResultOf<typeof UNIT_LIST>;
