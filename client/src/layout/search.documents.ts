import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';

/** People by name, or by a whole citizen id: as little of each as tells them apart. */
export const FOUND_PEOPLE = graphql(`
  query FoundPeople($perPage: Int!, $filter: PersonFilter!) {
    people(page: 0, perPage: $perPage, sort: NAME_ASC, filter: $filter) {
      total
      totalIsAtLeast
      items {
        id
        fullName
        maskedId
        title
        unit {
          id
          name
          pathText
        }
      }
    }
  }
`);

export type FoundPerson = ResultOf<typeof FOUND_PEOPLE>['people']['items'][number];
