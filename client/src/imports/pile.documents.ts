import { LISTED, RECORDED } from '../conflicts/side.documents.js';
import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';

export const IMPORT_PILES = graphql(`
  query ImportPiles($id: ID!) {
    import(id: $id) {
      piles {
        confirmed
        newlyActivated
        dateDiffers
        unknown
        oursNotTheirs
        nameMismatch
      }
    }
  }
`);

export const IMPORT_PILE = graphql(
  `
    query ImportPile($id: ID!, $pile: String!, $page: Int!, $perPage: Int!) {
      import(id: $id) {
        pile(pile: $pile, page: $page, perPage: $perPage) {
          total
          items {
            id
            sheet
            row
            oursOn
            listed {
              ...ListedParts
            }
            recorded {
              ...RecordedParts
            }
            suggestions {
              ...RecordedParts
            }
          }
        }
      }
    }
  `,
  [LISTED, RECORDED],
);

export type ImportPiles = NonNullable<ResultOf<typeof IMPORT_PILES>['import']['piles']>;
export type PileRow = ResultOf<typeof IMPORT_PILE>['import']['pile']['items'][number];
