import { graphql } from '../providers/documents.js';
import type { ResultOf, VariablesOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const UNIT = graphql(
  `
    fragment UnitParts on Unit {
      id
      code
      name
      kind
      pathText
      inMyScope
      validFrom
      validTo
      childCount
      peerGroup
      head
      parentId
      ancestors {
        ...UnitRefParts
      }
    }
  `,
  [UNIT_REF],
);

export const UNIT_DETAIL = graphql(
  `
    query UnitDetail($id: ID!) {
      unit(id: $id) {
        ...UnitParts
      }
    }
  `,
  [UNIT],
);

export const UNITS = graphql(
  `
    query Units($page: Int!, $perPage: Int!, $filter: UnitFilter) {
      units(page: $page, perPage: $perPage, filter: $filter) {
        total
        items {
          ...UnitParts
        }
      }
    }
  `,
  [UNIT],
);

export type Unit = ResultOf<typeof UNIT>;
export type UnitFilter = VariablesOf<typeof UNITS>['filter'];
