import { graphql } from './documents.js';
import type { ResultOf } from './documents.js';

export const UNIT_REF = graphql(`
  fragment UnitRefParts on UnitRef {
    id
    code
    name
    kind
    pathText
    inMyScope
  }
`);

const ME = graphql(
  `
    fragment MeParts on Me {
      id
      username
      displayName
      permissions
      today
      demo
      actsFor
      homeUnit {
        ...UnitRefParts
      }
      roles {
        role
        lens
        validTo
        unit {
          ...UnitRefParts
        }
      }
    }
  `,
  [UNIT_REF],
);

export const ME_QUERY = graphql(
  `
    query Me {
      me {
        ...MeParts
      }
    }
  `,
  [ME],
);

export const LOGIN = graphql(
  `
    mutation Login($username: String!, $password: String!) {
      login(username: $username, password: $password) {
        ...MeParts
      }
    }
  `,
  [ME],
);

export const OPEN_ACCOUNT = graphql(
  `
    mutation OpenAccount($code: String!, $password: String!) {
      openAccount(code: $code, password: $password) {
        ...MeParts
      }
    }
  `,
  [ME],
);

export const LOGOUT = graphql(`
  mutation Logout {
    logout
  }
`);

export const CHANGE_PASSWORD = graphql(`
  mutation ChangePassword($old: String!, $new: String!) {
    changePassword(old: $old, new: $new)
  }
`);

/** The signed-in user. */
export type Me = ResultOf<typeof ME>;
export type UnitRef = ResultOf<typeof UNIT_REF>;
