import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

export const AUDIT = graphql(
  `
    query Audit($page: Int!, $perPage: Int!, $unitId: ID) {
      audit(page: $page, perPage: $perPage, unitId: $unitId) {
        total
        items {
          id
          at
          actor
          onBehalfOf
          action
          subject
          subjectName
          subjectNameEn
          detail
          unit {
            ...UnitRefParts
          }
        }
      }
    }
  `,
  [UNIT_REF],
);

export type AuditEntry = ResultOf<typeof AUDIT>['audit']['items'][number];
