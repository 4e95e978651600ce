import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- directives: time limits in calendar or working days, and shorter ones for whoever has achieved another criterion
  `ALTER TABLE stage ADD COLUMN limit_kind ${t.str(10)} NOT NULL DEFAULT 'calendar'`,
  `ALTER TABLE stage ADD COLUMN quicker_days ${t.small} NULL`,
  `ALTER TABLE stage ADD COLUMN quicker_criterion ${t.str(40)} NULL`,
  // what the directive was first put in with stood for working days
  `UPDATE stage SET limit_kind = 'working', limit_days = 7 WHERE code = 'applied' AND limit_days = 9 AND criterion_id IN
    (SELECT id FROM criterion WHERE code = 'chip_card')`,
  `UPDATE stage SET limit_kind = 'working', quicker_days = 3, quicker_criterion = 'chip_card' WHERE code = 'registered' AND limit_days = 7
    AND criterion_id IN (SELECT id FROM criterion WHERE code = 'vneid_level2')`,
];

export const timeLimits: Migration = { name: '0007-time-limits', statements };
