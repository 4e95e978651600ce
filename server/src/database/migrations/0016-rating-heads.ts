import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // who heads a unit in a period where somebody has said so; no person: the post is vacant. Without a row accounts tell.
  `CREATE TABLE rating_head (period_id ${t.big} NOT NULL, unit_id ${t.big} NOT NULL, person_id ${t.big} NULL, reason ${t.str(1000)} NOT NULL, set_at ${t.big} NOT NULL, set_by ${t.big} NULL,
    PRIMARY KEY (period_id, unit_id))${t.clustered}`,
];

export const ratingHeads: Migration = { name: '0016-rating-heads', statements };
