import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { REFUSAL_CODES } from '@dat100/shared/roster-messages';
import type { UnitChoice } from '@dat100/shared/roster-reading';
import { readRoster } from '../../src/imports/read-roster.js';

/** Files that are refused as a whole, each named after its refusal and its fault: CODE--fault.ending. */
const folder = new URL('not-ok/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => !name.endsWith('.json'))
  .sort();
const units: UnitChoice[] = [{ id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null }];

describe('files that cannot be read', () => {
  it.each(files)('%s', async (fileName) => {
    const bytes = readFileSync(new URL(fileName, folder));
    const reading = await readRoster({ bytes, fileName, asOf: null, units, targetUnitId: 1, today: '2024-01-15' });
    expect({ outcome: reading.outcome, code: reading.refusal?.code }).toEqual({
      outcome: 'refused',
      code: fileName.split('--')[0],
    });
    expect(reading).toMatchObject({ rows: [], issues: [] });
    // Only where the columns are the trouble is the sheet told, for the user to say what they mean.
    if (!['no_header', 'no_rows'].includes(fileName.split('--')[0] ?? '')) expect(reading.sheets).toEqual([]);
    expect(reading.refusal?.messageVi).toMatch(/Hãy/);
  });

  it('there is one for each refusal', () => {
    expect([...new Set(files.map((name) => name.split('--')[0]))].sort()).toEqual([...REFUSAL_CODES].sort());
  });
});
