import { graphql } from '../providers/documents.js';
import type { ResultOf } from '../providers/documents.js';

export const WAITING = graphql(`
  query Waiting($unitId: ID!, $criterion: String!, $lens: String!) {
    waiting(unitId: $unitId, criterion: $criterion, lens: $lens) {
      stages {
        stage
        holder
        count
        known
        overdue
        median {
          days
          people
        }
        ninth {
          days
          people
        }
      }
      holders {
        holder
        count
        overdue
      }
      reasons {
        reason
        count
      }
    }
  }
`);

export type Waiting = ResultOf<typeof WAITING>['waiting'];
export type StageWaiting = Waiting['stages'][number];
