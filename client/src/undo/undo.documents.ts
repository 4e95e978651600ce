import { RECORD_RESULT } from '../people/change.documents.js';
import { graphql } from '../providers/documents.js';

export const UNDO_EDIT = graphql(
  `
    mutation UndoEdit($id: ID!) {
      undoEdit(id: $id) {
        ...RecordResultParts
      }
    }
  `,
  [RECORD_RESULT],
);
