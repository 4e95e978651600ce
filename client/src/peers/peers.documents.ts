import type { ResultOf } from '../providers/documents.js';
import { graphql } from '../providers/documents.js';
import { UNIT_REF } from '../providers/session.documents.js';

export const PEER_GROUPS = graphql(
  `
    query PeerGroups($unitId: ID!) {
      peerGroups(unitId: $unitId) {
        asOf
        opensOn
        mayChange
        unit {
          ...UnitRefParts
        }
        units {
          group
          next
          nextFrom
          unit {
            ...UnitRefParts
          }
        }
        groups {
          code
          nameVi
          nameEn
        }
        periods {
          code
          first
          last
          frozenAt
          actor
        }
        changes {
          id
          group
          from
          reason
          recordedAt
          actor
          unit {
            ...UnitRefParts
          }
        }
      }
    }
  `,
  [UNIT_REF],
);

export const SET_PEER_GROUP = graphql(`
  mutation SetPeerGroup($unitId: ID!, $unitIds: [ID!]!, $group: String!, $from: Day!, $reason: String) {
    setPeerGroup(unitId: $unitId, unitIds: $unitIds, group: $group, from: $from, reason: $reason) {
      changed
      from
    }
  }
`);

export const ADD_PEER_GROUP = graphql(`
  mutation AddPeerGroup($unitId: ID!, $nameVi: String!, $nameEn: String!) {
    addPeerGroup(unitId: $unitId, nameVi: $nameVi, nameEn: $nameEn)
  }
`);

export const FREEZE_PEER_GROUPS = graphql(`
  mutation FreezePeerGroups($unitId: ID!, $period: String!) {
    freezePeerGroups(unitId: $unitId, period: $period) {
      opensOn
    }
  }
`);

export type PeerGroups = ResultOf<typeof PEER_GROUPS>['peerGroups'];
export type GroupedUnit = PeerGroups['units'][number];
export type GroupPeriod = PeerGroups['periods'][number];
