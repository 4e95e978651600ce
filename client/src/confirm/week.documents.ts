import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const REVISION = graphql(`
  fragment WeekRevisionParts on WeekRevision {
    id
    revision
    state
    asOf
    confirmedAt
    late
    confirmer
    onBehalfOf
    confirmedAs
    digest
    steps {
      action
      at
      actor
      onBehalfOf
      text
    }
  }
`);

const WEEK_FIGURES = graphql(`
  fragment WeekFiguresParts on Figures {
    inScope
    claimed
    verified
    police
    deferred
    exempt
    uncounted
    noEvent
    rateText
    stages {
      stage
      count
    }
  }
`);

const SHEET = graphql(
  `
    fragment WeekSheetParts on WeekSheet {
      state
      asOf
      frozen
      key
      beforeWeek
      beforeChanged
      actions
      unit {
        ...UnitRefParts
      }
      week {
        from
        to
        due
      }
      headcount {
        posts
        declared
        units
      }
      criteria {
        code
        nameVi
        nameEn
        total {
          ...WeekFiguresParts
        }
        before {
          ...WeekFiguresParts
        }
        rows {
          code
          name
          direct
          figures {
            ...WeekFiguresParts
          }
        }
      }
      revisions {
        ...WeekRevisionParts
      }
      history {
        state
        confirmedAt
        confirmer
        revision
        week {
          from
          to
          due
        }
      }
    }
  `,
  [UNIT_REF, WEEK_FIGURES, REVISION],
);

export const WEEK_SHEET = graphql(
  `
    query WeekSheet($unitId: ID!, $week: Day) {
      weekSheet(unitId: $unitId, week: $week) {
        ...WeekSheetParts
      }
    }
  `,
  [SHEET],
);

export const CONFIRM_WEEK = graphql(`
  mutation ConfirmWeek($unitId: ID!, $week: Day!, $revision: Int!, $figures: String!, $answer: String) {
    confirmWeek(unitId: $unitId, week: $week, revision: $revision, figures: $figures, answer: $answer) {
      state
    }
  }
`);

export const ANSWER_WEEK = graphql(`
  mutation AnswerWeek($id: ID!, $text: String!) {
    answerWeek(id: $id, text: $text) {
      state
    }
  }
`);

export const RETURN_WEEK = graphql(`
  mutation ReturnWeek($id: ID!, $text: String!) {
    returnWeek(id: $id, text: $text) {
      state
    }
  }
`);

export const ACCEPT_WEEKS = graphql(`
  mutation AcceptWeeks($ids: [ID!]!) {
    acceptWeeks(ids: $ids) {
      accepted
      already
      problems {
        id
        messageVi
        messageEn
      }
    }
  }
`);

export const WEEKS = graphql(
  `
    query Weeks($week: Day, $page: Int!, $perPage: Int!, $filter: WeekFilter) {
      weeks(week: $week, page: $page, perPage: $perPage, filter: $filter) {
        total
        week {
          from
          to
          due
        }
        counts {
          state
          count
        }
        items {
          state
          actions
          unit {
            ...UnitRefParts
          }
          standing {
            ...WeekRevisionParts
          }
        }
      }
    }
  `,
  [UNIT_REF, REVISION],
);

export const WEEK_MARKS = graphql(`
  query WeekMarks($unitId: ID!) {
    weekMarks(unitId: $unitId) {
      week {
        from
        to
        due
      }
      marks {
        unitId
        state
      }
    }
  }
`);

export type WeekSheet = ResultOf<typeof SHEET>;
export type WeekCriterion = WeekSheet['criteria'][number];
export type WeekRevision = ResultOf<typeof REVISION>;
export type WeekState = WeekSheet['state'];
export type WeekDays = WeekSheet['week'];
export type WeekLine = ResultOf<typeof WEEKS>['weeks']['items'][number];
