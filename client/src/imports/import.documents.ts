import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const COUNTS = graphql(`
  fragment CountsParts on ImportCounts {
    rows
    accepted
    acceptedWithRemarks
    rejected
    conflict
    new
    changed
    unchanged
  }
`);

export const IMPORTS = graphql(
  `
    query Imports($page: Int!, $perPage: Int!, $unitId: ID) {
      imports(page: $page, perPage: $perPage, unitId: $unitId) {
        total
        items {
          id
          fileName
          kind
          asOf
          state
          createdAt
          createdBy
          appliedAt
          unit {
            ...UnitRefParts
          }
          counts {
            ...CountsParts
          }
        }
      }
    }
  `,
  [UNIT_REF, COUNTS],
);

const IMPORT = graphql(
  `
    fragment ImportParts on Import {
      id
      fileName
      kind
      asOf
      asOfFrom
      state
      createdAt
      createdBy
      appliedAt
      refusalCode
      refusalVi
      refusalEn
      sheets
      problemTotal
      unit {
        ...UnitRefParts
      }
      counts {
        ...CountsParts
      }
      units {
        people
        new
        changed
        unchanged
        unit {
          ...UnitRefParts
        }
      }
      conflictsWaiting
      conflicts(page: 0, perPage: 200) {
        id
        code
        sheet
        row
        fullName
        maskedId
        otherUnitText
        state
        messageVi
        messageEn
        unit {
          ...UnitRefParts
        }
      }
    }
  `,
  [UNIT_REF, COUNTS],
);

export const IMPORT_DETAIL = graphql(
  `
    query ImportDetail($id: ID!) {
      import(id: $id) {
        ...ImportParts
      }
    }
  `,
  [IMPORT],
);

export const IMPORT_PROBLEMS = graphql(`
  query ImportProblems($id: ID!, $page: Int!, $perPage: Int!, $severity: String) {
    import(id: $id) {
      problemTotal
      problemCounts {
        severity
        count
      }
      problems(page: $page, perPage: $perPage, severity: $severity, errorsFirst: true) {
        code
        severity
        sheet
        row
        column
        header
        valueMasked
        messageVi
        messageEn
        changesThen
        changesNow
      }
    }
  }
`);

export const IMPORT_ROWS = graphql(`
  query ImportRows($importId: ID!, $page: Int!, $perPage: Int!, $filter: ImportRowFilter) {
    importRows(importId: $importId, page: $page, perPage: $perPage, filter: $filter) {
      total
      items {
        id
        sheet
        row
        fullName
        maskedId
        unitName
        outcome
        values
        changes
        problems {
          code
          column
          messageVi
          messageEn
        }
      }
    }
  }
`);

export const APPLY_IMPORT = graphql(
  `
    mutation ApplyImport($id: ID!, $goodRowsOnly: Boolean!) {
      applyImport(id: $id, goodRowsOnly: $goodRowsOnly) {
        ...ImportParts
      }
    }
  `,
  [IMPORT],
);

export const DISCARD_IMPORT = graphql(
  `
    mutation DiscardImport($id: ID!) {
      discardImport(id: $id) {
        ...ImportParts
      }
    }
  `,
  [IMPORT],
);

export const DECIDE_CONFLICT = graphql(
  `
    mutation DecideConflict($id: ID!, $decision: String!, $reason: String, $orderNumber: String) {
      decideConflict(id: $id, decision: $decision, reason: $reason, orderNumber: $orderNumber) {
        ...ImportParts
      }
    }
  `,
  [IMPORT],
);

export type ImportRow = ResultOf<typeof IMPORTS>['imports']['items'][number];
export type ImportDetail = ResultOf<typeof IMPORT>;
export type ImportConflict = ImportDetail['conflicts'][number];
export type RowProblem = ResultOf<typeof IMPORT_PROBLEMS>['import']['problems'][number];
export type ListedRow = ResultOf<typeof IMPORT_ROWS>['importRows']['items'][number];
