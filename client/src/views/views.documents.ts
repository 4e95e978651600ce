import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';

const VIEW = graphql(`
  fragment SavedViewParts on SavedView {
    id
    name
    path
  }
`);

export const SAVED_VIEWS = graphql(
  `
    query SavedViews {
      savedViews {
        ...SavedViewParts
      }
    }
  `,
  [VIEW],
);

export const SAVE_VIEW = graphql(
  `
    mutation SaveView($name: String!, $path: String!) {
      saveView(name: $name, path: $path) {
        ...SavedViewParts
      }
    }
  `,
  [VIEW],
);

export const RENAME_VIEW = graphql(
  `
    mutation RenameView($id: ID!, $name: String!) {
      renameView(id: $id, name: $name) {
        ...SavedViewParts
      }
    }
  `,
  [VIEW],
);

export const DELETE_VIEW = graphql(`
  mutation DeleteView($id: ID!) {
    deleteView(id: $id)
  }
`);

export type SavedView = ResultOf<typeof SAVED_VIEWS>['savedViews'][number];
