import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- groups of units that are ranked together, beside those that units have by their kind; named by whoever ranks them
  `CREATE TABLE peer_group (code ${t.str(60)} NOT NULL PRIMARY KEY, unit_id ${t.big} NOT NULL, name_vi ${t.str(80)} NOT NULL,
    name_en ${t.str(80)} NOT NULL, created_at ${t.big} NOT NULL, created_by ${t.big} NULL)${t.table}`,
  // a unit is of another group from a day on; only added to, of several for one day the last holds
  `CREATE TABLE peer_group_change (id ${t.big} NOT NULL PRIMARY KEY, parent_id ${t.big} NOT NULL, unit_id ${t.big} NOT NULL,
    valid_from ${t.day} NOT NULL, peer_group ${t.str(60)} NOT NULL, reason ${t.str(300)} NULL, recorded_at ${t.big} NOT NULL,
    recorded_by ${t.big} NULL, actor ${t.str(120)} NOT NULL)${t.table}`,
  `CREATE INDEX peer_group_change_parent ON peer_group_change (parent_id)`,
  `CREATE INDEX peer_group_change_unit ON peer_group_change (unit_id)`,
  // the groups of the units right below one, as they stand for a whole period; never written again
  `CREATE TABLE peer_group_freeze (id ${t.big} NOT NULL PRIMARY KEY, parent_id ${t.big} NOT NULL, period ${t.str(10)} NOT NULL,
    unit_groups ${t.text} NOT NULL, frozen_at ${t.big} NOT NULL, frozen_by ${t.big} NULL, actor ${t.str(120)} NOT NULL)${t.table}`,
  `CREATE UNIQUE INDEX peer_group_freeze_period ON peer_group_freeze (parent_id, period)`,
];

export const peerGroups: Migration = { name: '0012-peer-groups', statements };
