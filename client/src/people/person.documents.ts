import { graphql } from '../providers/documents.js';
import type { ResultOf, VariablesOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

export const PERSON = graphql(
  `
    fragment PersonParts on Person {
      id
      maskedId
      fullName
      birthDate
      birthYear
      sex
      kind
      title
      version
      unit {
        ...UnitRefParts
      }
      memberships {
        code
        validFrom
      }
      standings {
        criterion
        stage
        happenedOn
        dayKind
        trust
        achieved
        lapsed
        daysInStage
        holder
        overdue
        reason
        scope
        scopeUntil
      }
    }
  `,
  [UNIT_REF],
);

export const PEOPLE = graphql(
  `
    query People($page: Int!, $perPage: Int!, $sort: PersonSort!, $filter: PersonFilter!) {
      people(page: $page, perPage: $perPage, sort: $sort, filter: $filter) {
        total
        totalIsAtLeast
        items {
          ...PersonParts
        }
      }
    }
  `,
  [PERSON],
);

export const PERSON_DETAIL_PARTS = graphql(
  `
    fragment PersonDetailParts on PersonDetail {
      person {
        ...PersonParts
      }
      events {
        id
        criterion
        stage
        happenedOn
        dayKind
        recordedAt
        recordedBy
        onBehalfOf
        trust
        source
        reference
        note
        retracted
        retractedReason
        standing
      }
      employments {
        id
        kind
        title
        validFrom
        validTo
        orderNumber
        unit {
          ...UnitRefParts
        }
      }
      undoneMoves {
        id
        on
        recordedAt
        recordedBy
        undoneAt
        undoneBy
        toUnit {
          ...UnitRefParts
        }
      }
      scopeMarks {
        id
        criterion
        status
        validFrom
        validTo
        reason
        documentNumber
        approver
      }
    }
  `,
  [PERSON, UNIT_REF],
);

export const PERSON_DETAIL = graphql(
  `
    query PersonDetail($id: ID!) {
      person(id: $id) {
        ...PersonDetailParts
      }
    }
  `,
  [PERSON_DETAIL_PARTS],
);

export type Person = ResultOf<typeof PERSON>;
export type Standing = Person['standings'][number];
export type PersonDetail = ResultOf<typeof PERSON_DETAIL_PARTS>;
export type StatusEvent = PersonDetail['events'][number];
export type PersonFilter = VariablesOf<typeof PEOPLE>['filter'];
export type PersonSort = VariablesOf<typeof PEOPLE>['sort'];
