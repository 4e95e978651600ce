import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';
import { REQUEST_PARTS } from '../requests/requests.documents.js';

export const MY_RATINGS = graphql(`
  query MyRatings {
    myRatings {
      sheetId
      year
      periodName
      agencyName
      agencyState
      finalLevel
      lockRevision
      notRated
      selfOpen
      selfDue
      selfLevel
    }
  }
`);

const PARTS = graphql(
  `
    fragment MyRatingParts on MyRating {
      sheetId
      year
      periodName
      cutOff
      agencyName
      agencyState
      finalLevel
      lockRevision
      notRated
      fullName
      title
      unitName
      facts
      scheme
      schemeVersion
      selfDue
      decideDue
      selfLevel
      selfText
      selfAt
      selfClosed
      teamLevel
      teamReason
      finalReason
      finalAt
      finalBy
      lockedAt
      digest
      mayRequest
      appealUntil
      requests {
        ...RatingRequestParts
      }
    }
  `,
  [REQUEST_PARTS],
);

export const MY_RATING = graphql(
  `
    query MyRating($sheetId: ID!) {
      myRating(sheetId: $sheetId) {
        ...MyRatingParts
      }
    }
  `,
  [PARTS],
);

export const SAVE_SELF_RATING = graphql(
  `
    mutation SaveSelfRating($sheetId: ID!, $seenAt: Instant, $level: String!, $text: String!) {
      saveSelfRating(sheetId: $sheetId, seenAt: $seenAt, level: $level, text: $text) {
        ...MyRatingParts
      }
    }
  `,
  [PARTS],
);

export const REQUEST_REVIEW = graphql(
  `
    mutation RequestRatingReview($sheetId: ID!, $kind: String!, $lockRevision: Int!, $reason: String!, $level: String) {
      requestRatingReview(sheetId: $sheetId, kind: $kind, lockRevision: $lockRevision, reason: $reason, level: $level) {
        ...MyRatingParts
      }
    }
  `,
  [PARTS],
);

export type MyRating = ResultOf<typeof MY_RATING>['myRating'];
export type MyRatingLine = ResultOf<typeof MY_RATINGS>['myRatings'][number];
