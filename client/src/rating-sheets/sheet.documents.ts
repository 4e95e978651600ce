import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';

export const RATING_LINES = graphql(`
  query RatingLines($periodId: ID!, $unitId: ID!, $page: Int!, $perPage: Int!, $filter: RatingSheetFilter) {
    ratingSheets(periodId: $periodId, unitId: $unitId, page: $page, perPage: $perPage, filter: $filter) {
      total
      items {
        id
        fullName
        unitId
        unitName
        kind
        title
        dutyGroup
        head
        state
        outcome
        level
        best
        worst
        score
        worked
        away
        met
        asked
        notRated
        selfLevel
        teamLevel
        teamReason
        finalLevel
        finalReason
        revision
        lockRevision
        own
      }
    }
  }
`);

export const RATING_SHEET = graphql(`
  query RatingSheet($id: ID!) {
    ratingSheet(id: $id) {
      id
      fullName
      unitName
      title
      kind
      dutyGroup
      state
      facts
      schemeContent
      selfLevel
      selfText
      teamLevel
      teamReason
      finalLevel
      finalReason
      revision
      lockRevision
      digest
      mayEnter
      mayManage
      head
      unitId
      knownAt
      steps {
        action
        at
        actor
        onBehalfOf
        unitName
        reason
      }
    }
  }
`);

export const PROPOSE_RATINGS = graphql(`
  mutation ProposeRatings($periodId: ID!, $agencyId: ID!, $changes: [RatingLevelChange!]!, $reason: String) {
    proposeRatings(periodId: $periodId, agencyId: $agencyId, changes: $changes, reason: $reason) {
      done
      already
      problems {
        id
        name
        code
        messageVi
        messageEn
      }
    }
  }
`);

export const DECIDE_RATINGS = graphql(`
  mutation DecideRatings($periodId: ID!, $agencyId: ID!, $changes: [RatingLevelChange!]!, $reason: String) {
    decideRatings(periodId: $periodId, agencyId: $agencyId, changes: $changes, reason: $reason) {
      done
      already
      problems {
        id
        name
        code
        messageVi
        messageEn
      }
    }
  }
`);

export const ENTER_RATING_FACTS = graphql(`
  mutation EnterRatingFacts($id: ID!, $revision: Int!, $facts: RatingFactsInput!) {
    enterRatingFacts(id: $id, revision: $revision, facts: $facts) {
      id
      revision
    }
  }
`);

export const TAKE_OUT_OF_RATING = graphql(`
  mutation TakeOutOfRating($id: ID!, $revision: Int!, $out: Boolean!, $reason: String!, $document: String) {
    takeOutOfRating(id: $id, revision: $revision, out: $out, reason: $reason, document: $document) {
      id
      revision
    }
  }
`);

export const SET_RATING_HEAD = graphql(`
  mutation SetRatingHead($id: ID!, $revision: Int!, $unitId: ID, $reason: String!) {
    setRatingHead(id: $id, revision: $revision, unitId: $unitId, reason: $reason) {
      id
      revision
    }
  }
`);

export type RatingLine = ResultOf<typeof RATING_LINES>['ratingSheets']['items'][number];
export type RatingSheet = ResultOf<typeof RATING_SHEET>['ratingSheet'];
export type RatingStep = RatingSheet['steps'][number];
