import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';

export const REQUEST_PARTS = graphql(`
  fragment RatingRequestParts on RatingRequest {
    id
    kind
    state
    reason
    oldLevel
    newLevel
    requestedAt
    requester
    dueOn
    daysLeft
    answer
    answeredAt
    answerer
    revision
    mayAnswer
    mayWithdraw
  }
`);

export const RATING_TURNS = graphql(`
  query RatingTurns {
    ratingTurns {
      act
      periodId
      periodName
      agencyId
      agencyName
      unitId
      unitName
      people
      dueOn
      daysLeft
    }
  }
`);

export const RATING_REQUESTS = graphql(`
  query RatingRequests($page: Int!, $perPage: Int!, $filter: RatingRequestFilter) {
    ratingRequests(page: $page, perPage: $perPage, filter: $filter) {
      items {
        id
        kind
        state
        reason
        oldLevel
        newLevel
        requestedAt
        requester
        dueOn
        daysLeft
        mayAnswer
        sheetId
        fullName
        unitName
        agencyName
        periodName
      }
      total
      overdue
    }
  }
`);

const CASE_PARTS = graphql(
  `
    fragment RatingCaseParts on RatingCase {
      sheetId
      year
      periodName
      agencyName
      agencyState
      finalLevel
      lockRevision
      notRated
      fullName
      title
      unitName
      mayCorrect
      finalReason
      digest
      requests {
        ...RatingRequestParts
      }
    }
  `,
  [REQUEST_PARTS],
);

export const RATING_CASE = graphql(
  `
    query RatingCase($sheetId: ID!) {
      ratingCase(sheetId: $sheetId) {
        ...RatingCaseParts
      }
    }
  `,
  [CASE_PARTS],
);

export const REQUEST_CORRECTION = graphql(
  `
    mutation RequestRatingCorrection($sheetId: ID!, $lockRevision: Int!, $level: String!, $reason: String!) {
      requestRatingCorrection(sheetId: $sheetId, lockRevision: $lockRevision, level: $level, reason: $reason) {
        ...RatingCaseParts
      }
    }
  `,
  [CASE_PARTS],
);

export const ANSWER_REQUEST = graphql(
  `
    mutation AnswerRatingRequest($id: ID!, $revision: Int!, $accept: Boolean!, $level: String, $text: String!) {
      answerRatingRequest(id: $id, revision: $revision, accept: $accept, level: $level, text: $text) {
        ...RatingCaseParts
      }
    }
  `,
  [CASE_PARTS],
);

export const WITHDRAW_REQUEST = graphql(`
  mutation WithdrawRatingRequest($id: ID!) {
    withdrawRatingRequest(id: $id)
  }
`);

export type RatingRequest = ResultOf<typeof RATING_CASE>['ratingCase']['requests'][number];
export type RatingCase = ResultOf<typeof RATING_CASE>['ratingCase'];
export type RatingTurn = ResultOf<typeof RATING_TURNS>['ratingTurns'][number];
export type RequestLine = ResultOf<typeof RATING_REQUESTS>['ratingRequests']['items'][number];
