import { graphql } from '../providers/documents.js';
import { PERSON } from './person.documents.js';

export const RECORD_RESULT = graphql(`
  fragment RecordResultParts on RecordResult {
    recorded
    unchanged
    problems {
      personId
      fullName
      code
      messageVi
      messageEn
    }
    editId
  }
`);

export const RECORD_STATUS = graphql(
  `
    mutation RecordStatus(
      $personIds: [ID!]!
      $criterion: String!
      $stage: String!
      $on: Day
      $trust: String
      $reference: String
    ) {
      recordStatus(
        personIds: $personIds
        criterion: $criterion
        stage: $stage
        on: $on
        trust: $trust
        reference: $reference
      ) {
        ...RecordResultParts
      }
    }
  `,
  [RECORD_RESULT],
);

export const CORRECT_STATUS = graphql(
  `
    mutation CorrectStatus($personId: ID!, $eventId: ID!, $reason: String!) {
      correctStatus(personId: $personId, eventId: $eventId, reason: $reason) {
        ...RecordResultParts
      }
    }
  `,
  [RECORD_RESULT],
);

export const SET_REASON = graphql(
  `
    mutation SetReason($personIds: [ID!]!, $criterion: String!, $reason: String) {
      setReason(personIds: $personIds, criterion: $criterion, reason: $reason) {
        ...RecordResultParts
      }
    }
  `,
  [RECORD_RESULT],
);

export const SET_SCOPE = graphql(
  `
    mutation SetScope($input: ScopeInput!) {
      setScope(input: $input) {
        ...RecordResultParts
      }
    }
  `,
  [RECORD_RESULT],
);

export const SAVE_PERSON = graphql(
  `
    mutation SavePerson($input: PersonRowInput!) {
      savePerson(input: $input) {
        ...PersonParts
        editId
      }
    }
  `,
  [PERSON],
);

export const END_EMPLOYMENT = graphql(`
  mutation EndEmployment($personId: ID!, $lastDay: Day!, $reason: String!, $version: Int!) {
    endEmployment(personId: $personId, lastDay: $lastDay, reason: $reason, version: $version)
  }
`);

export const TRANSFER_PERSON = graphql(
  `
    mutation TransferPerson(
      $personId: ID!
      $toUnitId: ID!
      $from: Day!
      $orderNumber: String
      $kind: String
      $title: String
      $version: Int!
    ) {
      transferPerson(
        personId: $personId
        toUnitId: $toUnitId
        from: $from
        orderNumber: $orderNumber
        kind: $kind
        title: $title
        version: $version
      ) {
        ...PersonParts
        editId
      }
    }
  `,
  [PERSON],
);
