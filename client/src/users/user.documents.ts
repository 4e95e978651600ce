import { graphql } from '../providers/documents.js';
import type { ResultOf, VariablesOf } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

const USER = graphql(
  `
    fragment UserParts on UserAccount {
      id
      username
      displayName
      disabled
      opened
      linked
      createdAt
      roles {
        id
        role
        lens
        validFrom
        validTo
        unit {
          ...UnitRefParts
        }
      }
    }
  `,
  [UNIT_REF],
);

const SLIP = graphql(`
  fragment SlipParts on Slip {
    username
    displayName
    role
    unitText
    code
    expiresAt
  }
`);

const SLIP_RESULT = graphql(
  `
    fragment SlipResultParts on SlipResult {
      slips {
        ...SlipParts
      }
      problems {
        line
        code
        messageVi
        messageEn
      }
    }
  `,
  [SLIP],
);

export const USERS = graphql(
  `
    query Users($page: Int!, $perPage: Int!, $unitId: ID, $search: String) {
      users(page: $page, perPage: $perPage, unitId: $unitId, search: $search) {
        total
        items {
          ...UserParts
        }
      }
    }
  `,
  [USER],
);

export const CREATE_USERS = graphql(
  `
    mutation CreateUsers($users: [NewUserInput!]!) {
      createUsers(users: $users) {
        ...SlipResultParts
      }
    }
  `,
  [SLIP_RESULT],
);

export const CREATE_USERS_FROM_CSV = graphql(
  `
    mutation CreateUsersFromCsv($csv: String!) {
      createUsersFromCsv(csv: $csv) {
        ...SlipResultParts
      }
    }
  `,
  [SLIP_RESULT],
);

export const RESET_USER = graphql(
  `
    mutation ResetUser($id: ID!) {
      resetUser(id: $id) {
        ...SlipParts
      }
    }
  `,
  [SLIP],
);

export const DISABLE_USER = graphql(
  `
    mutation DisableUser($id: ID!, $disabled: Boolean!) {
      disableUser(id: $id, disabled: $disabled) {
        ...UserParts
      }
    }
  `,
  [USER],
);

export const LINK_USER = graphql(
  `
    mutation LinkUser($id: ID!, $personId: ID) {
      linkUser(id: $id, personId: $personId) {
        ...UserParts
      }
    }
  `,
  [USER],
);

export const GRANT_ROLE = graphql(
  `
    mutation GrantRole($userId: ID!, $role: String!, $unitId: ID, $lens: String, $validFrom: Day, $validTo: Day) {
      grantRole(userId: $userId, role: $role, unitId: $unitId, lens: $lens, validFrom: $validFrom, validTo: $validTo) {
        ...UserParts
      }
    }
  `,
  [USER],
);

export const END_ROLE = graphql(
  `
    mutation EndRole($roleId: ID!) {
      endRole(roleId: $roleId) {
        ...UserParts
      }
    }
  `,
  [USER],
);

export const NAME_FOCAL = graphql(
  `
    mutation NameFocal($username: String!, $displayName: String!, $unitId: ID!, $validFrom: Day!, $validTo: Day!) {
      nameFocal(
        username: $username
        displayName: $displayName
        unitId: $unitId
        validFrom: $validFrom
        validTo: $validTo
      ) {
        ...SlipResultParts
      }
    }
  `,
  [SLIP_RESULT],
);

export type UserAccount = ResultOf<typeof USER>;
export type Slip = ResultOf<typeof SLIP>;
export type SlipResult = ResultOf<typeof SLIP_RESULT>;
export type NewUser = VariablesOf<typeof CREATE_USERS>['users'][number];
