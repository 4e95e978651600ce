import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

/** What a row of a list says of somebody. */
export const LISTED = graphql(`
  fragment ListedParts on ListedPerson {
    fullName
    maskedId
    stages {
      criterion
      stage
      on
    }
  }
`);

/** What the records say of somebody. */
export const RECORDED = graphql(
  `
    fragment RecordedParts on RecordedPerson {
      id
      fullName
      maskedId
      unit {
        ...UnitRefParts
      }
      stages {
        criterion
        stage
        happenedOn
        dayKind
        trust
      }
    }
  `,
  [UNIT_REF],
);

export type ListedPerson = ResultOf<typeof LISTED>;
export type RecordedPerson = ResultOf<typeof RECORDED>;
