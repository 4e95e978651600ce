import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';

export const RATING_AGENCY = graphql(`
  query RatingAgency($periodId: ID!, $unitId: ID!) {
    ratingAgency(periodId: $periodId, unitId: $unitId) {
      periodId
      periodName
      year
      cutOff
      scheme
      schemeVersion
      periodState
      agencyId
      name
      pathText
      code
      outstanding
      state
      selfDue
      proposeDue
      decideDue
      people
      revision
      lockRevision
      digest
      decidedAt
      lockedAt
      unitId
      unitName
      whole
      acts
      mayPropose
      mayEnter
      mayDecide
      onBehalfOf
      meeting {
        on
        present
        absent
        number
        text
      }
      opinion {
        on
        by
        text
      }
      decision {
        number
        on
        text
      }
      teams {
        unitId
        name
        pathText
        state
        people
        revision
        note
        lacking
        mayPropose
        mayReturn
      }
      dutyGroups {
        code
        nameVi
        nameEn
      }
      counts {
        level
        machine
        self
        team
        final
      }
      meter {
        percent
        base
        rounding
        perAgency
        perDutyGroup
        poolSmall
        kinds
        groups {
          code
          good
          excellent
          lower
        }
        most
        more
        undecided
        unknown
        cells {
          kind
          codes
          nameVi
          nameEn
          good
          excellent
          base
          allowed
          most
          more
          over
          tooSmall
        }
      }
      points {
        code
        messageVi
        messageEn
      }
      deputies {
        id
        name
      }
      delegations {
        id
        head
        deputy
        validFrom
        validTo
        document
        endedAt
      }
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

export const PROPOSE_RATING_TEAM = graphql(`
  mutation ProposeRatingTeam($periodId: ID!, $agencyId: ID!, $unitId: ID!, $revision: Int!) {
    proposeRatingTeam(periodId: $periodId, agencyId: $agencyId, unitId: $unitId, revision: $revision) {
      state
    }
  }
`);

export const RETURN_RATING_TEAM = graphql(`
  mutation ReturnRatingTeam($periodId: ID!, $agencyId: ID!, $unitId: ID!, $revision: Int!, $reason: String!) {
    returnRatingTeam(periodId: $periodId, agencyId: $agencyId, unitId: $unitId, revision: $revision, reason: $reason) {
      state
    }
  }
`);

export const RECORD_RATING_MEETING = graphql(`
  mutation RecordRatingMeeting($agency: RatingAgencyRef!, $minutes: RatingMinutesInput!) {
    recordRatingMeeting(agency: $agency, minutes: $minutes) {
      revision
    }
  }
`);

export const RECORD_RATING_OPINION = graphql(`
  mutation RecordRatingOpinion($agency: RatingAgencyRef!, $opinion: RatingOpinionInput!) {
    recordRatingOpinion(agency: $agency, opinion: $opinion) {
      revision
    }
  }
`);

export const MOVE_RATING_AGENCY = graphql(`
  mutation MoveRatingAgency($agency: RatingAgencyRef!, $act: String!, $reason: String!, $number: String, $on: Day) {
    moveRatingAgency(agency: $agency, act: $act, reason: $reason, number: $number, on: $on) {
      state
    }
  }
`);

export const DELEGATE_RATING = graphql(`
  mutation DelegateRating(
    $periodId: ID!
    $agencyId: ID!
    $deputyId: ID!
    $validFrom: Day!
    $validTo: Day!
    $document: String!
  ) {
    delegateRating(
      periodId: $periodId
      agencyId: $agencyId
      deputyId: $deputyId
      validFrom: $validFrom
      validTo: $validTo
      document: $document
    ) {
      revision
    }
  }
`);

export const END_RATING_DELEGATION = graphql(`
  mutation EndRatingDelegation($periodId: ID!, $agencyId: ID!, $id: ID!) {
    endRatingDelegation(periodId: $periodId, agencyId: $agencyId, id: $id) {
      revision
    }
  }
`);

export type RatingAgency = ResultOf<typeof RATING_AGENCY>['ratingAgency'];
export type RatingTeam = RatingAgency['teams'][number];
export type CapMeterData = NonNullable<RatingAgency['meter']>;
