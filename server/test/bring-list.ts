import { expect } from '@jest/globals';
import type { Session, TestApp } from './app.js';
import { applyImport, upload } from './roster-city.js';
import { listCsv, type Listed } from './roster-lists.js';
import { untilDone } from './until-read.js';

/** A row of a list with the unit it names. */
export type OfUnit = Listed & { unit: string };

const NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ'];

/** Somebody with this citizen id, always under the same made-up name. */
export function listed(citizenId: string, unit: string): OfUnit {
  const name = [...citizenId.slice(-3)].map((digit) => NAMES[Number(digit)] ?? '').join(' ');
  return { id: citizenId, name: `${name} An`, unit };
}

/** Uploads a list for a unit and applies its good rows; answers the key of the import. */
export async function bringList(
  t: TestApp,
  session: Session,
  list: { unit: number; asOf: string; rows: readonly OfUnit[] },
): Promise<string> {
  const sent = await upload(t, session, {
    bytes: listCsv(list.rows),
    name: 'danh-sach.csv',
    unit: list.unit,
    asOf: list.asOf,
  });
  expect(sent.error).toBeNull();
  expect(await applyImport(t, session, sent.id)).toBe('applied');
  return sent.id ?? '';
}

/** Takes an import back, all of it. */
export async function undoList(t: TestApp, session: Session, importId: string): Promise<void> {
  await t.ask('mutation($id: ID!) { undoImport(id: $id) { state } }', { id: importId }, session);
  expect((await untilDone(t, Number(importId))).state).toBe('undone');
}
