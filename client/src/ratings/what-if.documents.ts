import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';

export const PERIOD_CHOICES = graphql(`
  query RatingPeriodChoices {
    ratingPeriods {
      id
      name
      year
      state
      scheme
      people
      cutOff
    }
  }
`);

export const RATING_WHAT_IF = graphql(`
  query RatingWhatIf($ask: RatingWhatIfInput!) {
    ratingWhatIf(ask: $ask) {
      people
      readAt
      moversTotal
      counts {
        stand
        before
        after
      }
      moves {
        from
        to
        people
      }
      movers {
        id
        fullName
        title
        unitName
        from
        to
      }
    }
  }
`);

export type WhatIfData = ResultOf<typeof RATING_WHAT_IF>['ratingWhatIf'];
export type PeriodChoice = ResultOf<typeof PERIOD_CHOICES>['ratingPeriods'][number];
