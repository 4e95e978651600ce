import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';

const PROGRESS = graphql(`
  fragment ProgressParts on Import {
    id
    state
    job {
      state
      step
      done
      total
      cancelling
      at
      faultVi
      faultEn
    }
  }
`);

export const IMPORT_PROGRESS = graphql(
  `
    query ImportProgress($id: ID!) {
      import(id: $id) {
        ...ProgressParts
      }
    }
  `,
  [PROGRESS],
);

export const IMPORT_CHANGED = graphql(`
  subscription ImportChanged($id: ID!) {
    importChanged(id: $id) {
      state
      done
      at
    }
  }
`);

export const CANCEL_IMPORT = graphql(
  `
    mutation CancelImport($id: ID!) {
      cancelImport(id: $id) {
        ...ProgressParts
      }
    }
  `,
  [PROGRESS],
);

export type ImportJob = NonNullable<ResultOf<typeof PROGRESS>['job']>;
