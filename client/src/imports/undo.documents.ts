import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';

const UNDO = graphql(`
  fragment UndoParts on ImportUndo {
    at
    possible
    new
    changed
    unchanged
    decided
    waiting
    changedSince
    undone
    left {
      code
      n
    }
  }
`);

export const IMPORT_UNDO = graphql(
  `
    query ImportUndo($id: ID!) {
      import(id: $id) {
        undo {
          ...UndoParts
        }
      }
    }
  `,
  [UNDO],
);

export const LEFT_ROWS = graphql(`
  query LeftRows($id: ID!, $page: Int!, $perPage: Int!) {
    import(id: $id) {
      leftRows(page: $page, perPage: $perPage) {
        id
        sheet
        row
        fullName
        maskedId
        code
        messageVi
        messageEn
      }
    }
  }
`);

export const UNDO_IMPORT = graphql(`
  mutation UndoImport($id: ID!) {
    undoImport(id: $id) {
      id
      state
    }
  }
`);

export type ImportUndo = ResultOf<typeof IMPORT_UNDO>['import']['undo'];
export type LeftRow = ResultOf<typeof LEFT_ROWS>['import']['leftRows'][number];
