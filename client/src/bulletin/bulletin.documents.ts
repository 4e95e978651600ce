import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const NAMED_UNIT = graphql(
  `
    fragment BulletinUnitParts on BulletinUnit {
      rank
      tied
      claimed
      inScope
      rateText
      tenths
      reachedOn
      unit {
        ...UnitRefParts
      }
    }
  `,
  [UNIT_REF],
);

const PICKS = graphql(
  `
    fragment BulletinPicksParts on BulletinPicks {
      more
      units {
        ...BulletinUnitParts
      }
    }
  `,
  [NAMED_UNIT],
);

export const WEEK_BULLETIN = graphql(
  `
    query WeekBulletin($unitId: ID!, $criterion: String!, $lens: String!, $week: Day) {
      weekBulletin(unitId: $unitId, criterion: $criterion, lens: $lens, week: $week) {
        unit {
          ...UnitRefParts
        }
        ancestors {
          ...UnitRefParts
        }
        week {
          from
          to
          due
        }
        asOf
        since
        dueOn
        nextDue
        targetPercent
        pointsTenths
        total {
          claimed
          verified
          inScope
          left
          rateText
          verifiedRateText
        }
        before {
          claimed
          inScope
        }
        groups {
          ranked
          reached
          group {
            code
            nameVi
            nameEn
          }
          leaders {
            ...BulletinPicksParts
          }
          improved {
            ...BulletinPicksParts
          }
          first {
            ...BulletinPicksParts
          }
          newlyReached {
            ...BulletinUnitParts
          }
        }
        unconfirmed {
          ...UnitRefParts
        }
      }
    }
  `,
  [UNIT_REF, NAMED_UNIT, PICKS],
);

export type Bulletin = ResultOf<typeof WEEK_BULLETIN>['weekBulletin'];
export type BulletinGroup = Bulletin['groups'][number];
export type BulletinPicks = BulletinGroup['leaders'];
export type BulletinUnit = BulletinPicks['units'][number];
