import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';
import { PERSON } from '../people/person.documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

export const TO_DO = graphql(
  `
    query Todo($unitId: ID!) {
      todo(unitId: $unitId) {
        people
        inSeveral
        unit {
          ...UnitRefParts
        }
        groups {
          criterion
          action
          holder
          people
          overdue
          oldestDays
        }
      }
    }
  `,
  [UNIT_REF],
);

export const TO_DO_PEOPLE = graphql(
  `
    query TodoPeople($unitId: ID!, $criterion: String!, $action: String!, $page: Int!, $perPage: Int!) {
      todoPeople(unitId: $unitId, criterion: $criterion, action: $action, page: $page, perPage: $perPage) {
        total
        items {
          ...PersonParts
        }
      }
    }
  `,
  [PERSON],
);

export const TO_DO_PEOPLE_IDS = graphql(`
  query TodoPeopleIds($unitId: ID!, $criterion: String!, $action: String!) {
    todoPeopleIds(unitId: $unitId, criterion: $criterion, action: $action)
  }
`);

export const TO_DO_PEERS = graphql(
  `
    query TodoPeers($unitId: ID!) {
      todoPeers(unitId: $unitId) {
        criterion
        kind
        people
        rank
        tied
        ranked
        above {
          ...UnitRefParts
        }
      }
    }
  `,
  [UNIT_REF],
);

export const PRINT_CALL_LIST = graphql(
  `
    mutation PrintCallList($unitId: ID!, $criterion: String, $action: String) {
      printCallList(unitId: $unitId, criterion: $criterion, action: $action) {
        unit {
          ...UnitRefParts
        }
        rows {
          id
          fullName
          phone
          waitingDays
          unit {
            ...UnitRefParts
          }
          steps {
            criterion
            action
          }
        }
      }
    }
  `,
  [UNIT_REF],
);

export type TodoGroup = ResultOf<typeof TO_DO>['todo']['groups'][number];
export type PeerPlace = ResultOf<typeof TO_DO_PEERS>['todoPeers'][number];
export type CallList = ResultOf<typeof PRINT_CALL_LIST>['printCallList'];
