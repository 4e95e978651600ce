import { graphql } from '../providers/documents.js';
import { PERSON_DETAIL_PARTS } from '../people/person.documents.js';

export const MY_STATUS = graphql(
  `
    query MyStatus {
      myStatus {
        ...PersonDetailParts
      }
    }
  `,
  [PERSON_DETAIL_PARTS],
);
