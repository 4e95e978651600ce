import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const FINDING = graphql(
  `
    fragment RadarFindingParts on RadarFinding {
      id
      rule
      cutOff
      from
      to
      part
      of
      open
      before {
        achieved
        inScope
        text
      }
      after {
        achieved
        inScope
        text
      }
      answers {
        text
        answeredAt
        answeredBy
        onBehalfOf
      }
      unit {
        ...UnitRefParts
      }
    }
  `,
  [UNIT_REF],
);

export const RADAR = graphql(
  `
    query Radar($unitId: ID!, $criterion: String!, $rule: String, $open: Boolean!, $page: Int!, $perPage: Int!) {
      radar(unitId: $unitId, criterion: $criterion, rule: $rule, open: $open, page: $page, perPage: $perPage) {
        total
        open
        answered
        counts {
          rule
          count
        }
        items {
          ...RadarFindingParts
        }
      }
    }
  `,
  [FINDING],
);

export const ANSWER_RADAR = graphql(
  `
    mutation AnswerRadar($unitId: ID!, $criterion: String!, $rule: String!, $cutOff: Day, $text: String!, $seen: Int!) {
      answerRadar(unitId: $unitId, criterion: $criterion, rule: $rule, cutOff: $cutOff, text: $text, seen: $seen) {
        ...RadarFindingParts
      }
    }
  `,
  [FINDING],
);

/** A question about a unit's own people, with the figures behind it and what was said about it. */
export type Finding = ResultOf<typeof FINDING>;
export type RadarCount = ResultOf<typeof RADAR>['radar']['counts'][number];
