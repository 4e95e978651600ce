import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

/** Whether there are rows to mend, and whether sheets of counts came with the file. */
export const IMPORT_BOOKS = graphql(`
  query ImportBooks($id: ID!) {
    import(id: $id) {
      id
      hasRowsToMend
      summaryFigures
      summaryDifferenceTotal
    }
  }
`);

export const SUMMARY_DIFFERENCES = graphql(
  `
    query SummaryDifferences($id: ID!, $page: Int!, $perPage: Int!) {
      import(id: $id) {
        id
        summaryDifferences(page: $page, perPage: $perPage) {
          sheet
          cell
          row
          column
          header
          unitName
          shown
          ours
          count
          inScope
          code
          messageVi
          messageEn
          unit {
            ...UnitRefParts
          }
        }
      }
    }
  `,
  [UNIT_REF],
);

export type SummaryDifference = ResultOf<typeof SUMMARY_DIFFERENCES>['import']['summaryDifferences'][number];
