import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';

const ITEM = graphql(`
  fragment PeriodItem on RatingPeriodItem {
    id
    year
    name
    state
    cutOff
    scheme
    schemeVersion
    kinds
    schemeNameVi
    schemeNameEn
    people
    openedAt
    lockedAt
  }
`);

export const RATING_PERIODS = graphql(
  `
    query RatingPeriods {
      ratingPeriods {
        ...PeriodItem
      }
    }
  `,
  [ITEM],
);

const PAGE = graphql(`
  fragment PeriodPage on RatingPeriodPage {
    id
    year
    name
    state
    cutOff
    scheme
    schemeVersion
    kinds
    schemeNameVi
    schemeNameEn
    people
    revision
    openedAt
    mayManage
    mayDiscard
    opening {
      state
      done
      total
      faultVi
      faultEn
    }
    faults {
      code
      messageVi
      messageEn
      blocks
      unitId
      account
    }
    settings {
      dutyGroups {
        code
        nameVi
        nameEn
        titles
      }
      clocks {
        objection {
          days
          kind
        }
        appealOpen {
          days
          kind
        }
        appeal {
          days
          kind
        }
        correction {
          days
          kind
        }
      }
      bands {
        code
        nameVi
        nameEn
        from
      }
      mostPoints
      leastPeople
    }
    agencies {
      unitId
      code
      name
      pathText
      outstanding
      state
      selfDue
      proposeDue
      decideDue
      revision
      mine
      people
      proposed
      decided
      notRated
      lockRevision
    }
  }
`);

export const RATING_PERIOD = graphql(
  `
    query RatingPeriod($id: ID!) {
      ratingPeriod(id: $id) {
        ...PeriodPage
      }
    }
  `,
  [PAGE],
);

export const PERIOD_MOVED = graphql(`
  subscription RatingPeriodMoved($id: ID!) {
    ratingPeriodMoved(id: $id) {
      done
      total
    }
  }
`);

export const CREATE_PERIOD = graphql(`
  mutation CreateRatingPeriod($input: RatingPeriodInput!) {
    createRatingPeriod(input: $input) {
      id
    }
  }
`);

export const SAVE_PERIOD = graphql(`
  mutation SaveRatingPeriod($id: ID!, $revision: Int!, $input: RatingPeriodInput!) {
    saveRatingPeriod(id: $id, revision: $revision, input: $input) {
      id
    }
  }
`);

export const DISCARD_PERIOD = graphql(`
  mutation DiscardRatingPeriod($id: ID!, $revision: Int!) {
    discardRatingPeriod(id: $id, revision: $revision)
  }
`);

export const NAME_HEADS = graphql(`
  mutation NameRatingHeads(
    $periodId: ID!
    $revision: Int!
    $heads: [RatingHeadInput!]!
    $reason: String!
    $restVacant: Boolean!
  ) {
    nameRatingHeads(periodId: $periodId, revision: $revision, heads: $heads, reason: $reason, restVacant: $restVacant) {
      id
    }
  }
`);

export const OPEN_PERIOD = graphql(`
  mutation OpenRatingPeriod($id: ID!, $revision: Int!) {
    openRatingPeriod(id: $id, revision: $revision) {
      id
    }
  }
`);

export const SAVE_AGENCIES = graphql(`
  mutation SaveRatingAgencies($periodId: ID!, $revision: Int!, $agencies: [RatingAgencyInput!]!) {
    saveRatingAgencies(periodId: $periodId, revision: $revision, agencies: $agencies) {
      id
    }
  }
`);

export const SAVE_SETTINGS = graphql(`
  mutation SaveRatingSettings($periodId: ID!, $revision: Int!, $settings: RatingSettingsInput!) {
    saveRatingSettings(periodId: $periodId, revision: $revision, settings: $settings) {
      id
    }
  }
`);

export const CHANGE_AGENCY = graphql(`
  mutation ChangeRatingAgency($agency: RatingAgencyRef!, $terms: RatingAgencyTerms!, $reason: String!) {
    changeRatingAgency(agency: $agency, terms: $terms, reason: $reason)
  }
`);

export const LOCK_UNRATED = graphql(`
  mutation LockUnratedAgencies($periodId: ID!, $agencyIds: [ID!]!) {
    lockUnratedAgencies(periodId: $periodId, agencyIds: $agencyIds)
  }
`);

const LEVELS = graphql(`
  fragment LevelParts on RatingLevels {
    xuatSac
    tot
    hoanThanh
    khongHoanThanh
    none
    notRated
    decided
    people
  }
`);

export const RATING_DISTRIBUTION = graphql(
  `
    query RatingDistribution($periodId: ID!, $agencyId: ID) {
      ratingDistribution(periodId: $periodId, agencyId: $agencyId) {
        now {
          ...LevelParts
        }
        lastYear {
          ...LevelParts
        }
        lastYearOf
        peers {
          ...LevelParts
        }
      }
    }
  `,
  [LEVELS],
);

export const RATED_UNITS = graphql(`
  query RatedUnits($periodId: ID!, $group: String) {
    ratedUnits(periodId: $periodId, group: $group) {
      basis
      leastPeople
      mostPoints
      bands {
        code
        nameVi
        nameEn
        from
      }
      groups {
        key
        nameVi
        nameEn
        under
        units
        ranked
      }
      group
      units {
        unitId
        code
        name
        pathText
        hidden
        people
        rate
        place
        tied
        band
        points
        figures {
          criterion
          inScope
          achieved
        }
      }
    }
  }
`);

export type Period = ResultOf<typeof PAGE>;
export type PeriodItem = ResultOf<typeof ITEM>;
export type Agency = Period['agencies'][number];
export type LevelCounts = ResultOf<typeof LEVELS>;
export type RatedUnits = ResultOf<typeof RATED_UNITS>['ratedUnits'];
