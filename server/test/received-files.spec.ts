import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { fileBytes, PART_BYTES, piecesOf } from '../src/imports/file-bytes.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { ReceivedFiles } from '../src/imports/received-files.js';
import { storedFile } from '../src/imports/stored-file.js';
import { Secrets } from '../src/database/secrets.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { morningOf, operator, prepare, TODAY, unitId, upload } from './roster-city.js';
import { DISTRICT, listCsv } from './roster-lists.js';

const AN = { name: 'Trần Thị Thúy An', id: '079185900011' };

forEachDatabase('files that come in', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let files: ReceivedFiles;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    hr = await t.signInAs('hr', await unitId(t, '760'));
    files = t.app.get(ReceivedFiles);
  });
  afterAll(() => t.close());

  const partsLeft = async (): Promise<number> =>
    Number((await t.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM import_part'))?.n);
  const content = (size: number): Buffer => Buffer.from(Array.from({ length: size }, (_, i) => (i * 7) % 256));

  it.each([1, PART_BYTES, 2 * PART_BYTES + 12_345])('%i bytes come back as they were', async (size) => {
    const bytes = content(size);
    // In pieces that fit no part.
    const pieces = Array.from({ length: Math.ceil(size / 65_521) }, (_, i) =>
      bytes.subarray(i * 65_521, (i + 1) * 65_521),
    );
    const received = await files.receive(pieces);
    expect(received.size).toBe(size);
    const stored = await storedFile(t.db.read, t.app.get(Secrets), received.importId);
    if (!stored) throw new Error('The file is gone');
    const read: Buffer[] = [];
    for await (const piece of piecesOf(fileBytes(stored))) read.push(piece);
    expect(Buffer.concat(read).equals(bytes)).toBe(true);
    await files.forget(received.importId);
    expect(await partsLeft()).toBe(0);
  });

  it('nothing is kept of one that breaks off', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield content(PART_BYTES + 5);
      await Promise.resolve();
      throw new Error('the line is dead');
    }
    await expect(files.receive(broken())).rejects.toThrow('the line is dead');
    expect(await partsLeft()).toBe(0);
  });

  it('nothing is kept of an upload whose sender goes away', async () => {
    const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`;
    const sent = request(`${t.url}/files/imports`, {
      method: 'POST',
      headers: {
        cookie: hr.cookie,
        'x-requested-with': 'dat100',
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': 8 * PART_BYTES,
      },
    });
    sent.on('error', () => undefined);
    sent.write(head);
    sent.write(Buffer.alloc(3 * PART_BYTES, 'a'));
    const until = Date.now() + 10_000;
    while ((await partsLeft()) < 2 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await partsLeft()).toBeGreaterThanOrEqual(2);
    sent.destroy();
    while ((await partsLeft()) > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await partsLeft()).toBe(0);
  });

  it('nothing is kept of one that is refused, and of one that is being read already only the first', async () => {
    await upload(t, hr, { bytes: listCsv([AN]), unit: '760', asOf: '20/11/2023' });
    expect(await partsLeft()).toBe(0);
    const list = { bytes: listCsv([AN]), fileName: 'a.csv', unitId: await unitId(t, '760'), asOf: null };
    const imports = t.app.get(ImportsService);
    const [one, same] = await Promise.all([imports.create(operator(t), list), imports.create(operator(t), list)]);
    if (one.id === same.id) expect(await partsLeft()).toBe(1);
    const third = await imports.create(operator(t), { ...list, unitId: 987_654_321 }).catch(() => null);
    expect(third).toBeNull();
    const ids = await t.db.read.rows<{ id: number }>('SELECT DISTINCT import_id AS id FROM import_part');
    expect(ids.map(({ id }) => Number(id)).every((id) => [one.id, same.id].includes(id))).toBe(true);
    await t.db.transaction((tx) => tx.run('DELETE FROM import_part'));
  });

  it('what a server left that died during an upload is forgotten a day later', async () => {
    await files.receive([content(10)]);
    const list = { bytes: listCsv([AN]), fileName: 'a.csv', unitId: await unitId(t, '760'), asOf: null };
    await t.app.get(ImportsService).create(operator(t), { ...list, asOf: '2023-12-01' });
    expect(await partsLeft()).toBe(2);
    t.clock.set(morningOf(TODAY) + 25 * 3_600_000);
    await t.app.get(ImportsService).create(operator(t), { ...list, asOf: '2023-12-02' });
    expect(await partsLeft()).toBe(2);
  });
});
