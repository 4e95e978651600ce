import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';

export const RATING_SCHEMES = graphql(`
  query RatingSchemes {
    ratingSchemes {
      code
      kind
      nameVi
      nameEn
      kinds
      yearFrom
      yearTo
      version
      publishedAt
      publishedBy
    }
  }
`);

const DRAFT = graphql(`
  fragment RatingDraftParts on RatingDraft {
    content
    revision
    base
    editedAt
    editedBy
    problems {
      code
      path
      messageVi
      messageEn
    }
  }
`);

export const RATING_SCHEME = graphql(
  `
    query RatingScheme($code: String!, $version: Int) {
      ratingScheme(code: $code, version: $version) {
        code
        kind
        nameVi
        nameEn
        version
        digest
        publishedAt
        publishedBy
        content
        mayEdit
        draft {
          ...RatingDraftParts
        }
      }
    }
  `,
  [DRAFT],
);

export const RATING_SCHEME_HISTORY = graphql(`
  query RatingSchemeHistory($code: String!) {
    ratingSchemeHistory(code: $code) {
      version
      digest
      publishedAt
      publishedBy
      note
      changes {
        labelVi
        labelEn
        beforeVi
        beforeEn
        afterVi
        afterEn
      }
    }
  }
`);

export const SAVE_RATING_DRAFT = graphql(
  `
    mutation SaveRatingDraft($code: String!, $revision: Int!, $edits: [RatingEditInput!]!) {
      saveRatingDraft(code: $code, revision: $revision, edits: $edits) {
        ...RatingDraftParts
      }
    }
  `,
  [DRAFT],
);

export const DISCARD_RATING_DRAFT = graphql(`
  mutation DiscardRatingDraft($code: String!, $revision: Int!) {
    discardRatingDraft(code: $code, revision: $revision)
  }
`);

export const PUBLISH_RATING_SCHEME = graphql(`
  mutation PublishRatingScheme($code: String!, $revision: Int!, $note: String!) {
    publishRatingScheme(code: $code, revision: $revision, note: $note) {
      version
    }
  }
`);

export type SchemePage = ResultOf<typeof RATING_SCHEME>['ratingScheme'];
export type SchemeDraft = NonNullable<SchemePage['draft']>;
