import { COUNT_COLUMNS } from '@dat100/shared/person-history';
import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- the boards as they stood when a day ended: running totals of the units that had changed since the closing before;
  // only added to, whatever is learnt later about that day
  `CREATE TABLE closing_day (unit_id ${t.big} NOT NULL, criterion_id ${t.big} NOT NULL, lens ${t.str(30)} NOT NULL, day ${t.day} NOT NULL,
    ${COUNT_COLUMNS.map((column) => `${column} ${t.int} NOT NULL DEFAULT 0`).join(', ')}, PRIMARY KEY (unit_id, criterion_id, lens, day))${t.clustered}`,
  // the data version of a unit at its last closing: whose version is the same has not changed
  `CREATE TABLE closing_unit (unit_id ${t.big} NOT NULL PRIMARY KEY, version ${t.big} NOT NULL)${t.table}`,
  `ALTER TABLE rollup_state ADD COLUMN closed_from ${t.day} NULL`,
  `ALTER TABLE rollup_state ADD COLUMN closed_to ${t.day} NULL`,
];

export const closingDays: Migration = { name: '0014-closing-days', statements };
