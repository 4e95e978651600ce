import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';

export const BOARD_TREND = graphql(`
  query BoardTrend($unitId: ID!, $criterion: String!, $lens: String!, $to: Day) {
    boardTrend(unitId: $unitId, criterion: $criterion, lens: $lens, to: $to) {
      from
      to
      dueOn
      targetPercent
      points {
        day
        inScope
        claimed
        verified
        target
        rateText
      }
      forecast {
        early
        late
        reason
        notBefore
        toTarget
        stuck
        stuckInTheWay
        paceNow {
          people
          days
          perWeekTenths
        }
        paceNeeded {
          people
          days
          perWeekTenths
        }
      }
    }
  }
`);

export type Trend = ResultOf<typeof BOARD_TREND>['boardTrend'];
export type TrendPoint = Trend['points'][number];
export type Forecast = Trend['forecast'];
