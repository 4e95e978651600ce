import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const COLUMNS = graphql(
  `
    fragment ColumnsParts on Import {
      canRemap
      sheetColumns {
        sheet
        role
        headerRows
        rememberedAt
        rememberedBy {
          ...UnitRefParts
        }
        columns {
          column
          header
          field
        }
      }
    }
  `,
  [UNIT_REF],
);

export const IMPORT_COLUMNS = graphql(
  `
    query ImportColumns($id: ID!) {
      import(id: $id) {
        ...ColumnsParts
      }
    }
  `,
  [COLUMNS],
);

export const ROSTER_FIELDS = graphql(`
  query RosterFields {
    rosterFields {
      code
      vi
      en
    }
  }
`);

export const REMAP_IMPORT = graphql(
  `
    mutation RemapImport($id: ID!, $sheet: String!, $fields: [ColumnMeaning!]!) {
      remapImport(id: $id, sheet: $sheet, fields: $fields) {
        id
        state
        ...ColumnsParts
      }
    }
  `,
  [COLUMNS],
);

export type ImportSheet = ResultOf<typeof COLUMNS>['sheetColumns'][number];
export type RosterField = ResultOf<typeof ROSTER_FIELDS>['rosterFields'][number];
