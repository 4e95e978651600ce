import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

export const ABSENT_PEOPLE = graphql(
  `
    query AbsentPeople($page: Int!, $perPage: Int!, $filter: AbsentFilter) {
      absentPeople(page: $page, perPage: $perPage, filter: $filter) {
        total
        items {
          id
          personId
          fullName
          maskedId
          birthYear
          kind
          title
          asOf
          importId
          fileName
          state
          answer
          reason
          answeredAt
          answeredBy
          unit {
            ...UnitRefParts
          }
        }
      }
    }
  `,
  [UNIT_REF],
);

/** Only how many wait. */
export const ABSENT_TOTAL = graphql(`
  query AbsentTotal {
    absentPeople(page: 0, perPage: 1) {
      total
    }
  }
`);

export const ANSWER_ABSENT = graphql(`
  mutation AnswerAbsent(
    $personIds: [ID!]!
    $answer: String!
    $lastDay: Day
    $toUnitId: ID
    $orderNumber: String
    $reason: String
  ) {
    answerAbsent(
      personIds: $personIds
      answer: $answer
      lastDay: $lastDay
      toUnitId: $toUnitId
      orderNumber: $orderNumber
      reason: $reason
    )
  }
`);

export type AbsentPerson = ResultOf<typeof ABSENT_PEOPLE>['absentPeople']['items'][number];
