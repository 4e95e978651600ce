import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- explanations of what the radar asks: only added to, the last one of a question holds
  `CREATE TABLE radar_answer (id ${t.big} NOT NULL PRIMARY KEY, unit_id ${t.big} NOT NULL, criterion_id ${t.big} NOT NULL,
    rule ${t.str(30)} NOT NULL, cut_off ${t.day} NULL, size ${t.int} NOT NULL, answer ${t.text} NOT NULL, answered_at ${t.big} NOT NULL,
    answered_by ${t.big} NULL, actor ${t.str(120)} NOT NULL, on_behalf_of ${t.str(120)} NULL)${t.table}`,
  `CREATE INDEX radar_answer_unit ON radar_answer (unit_id, criterion_id)`,
];

export const radarAnswers: Migration = { name: '0009-radar-answers', statements };
