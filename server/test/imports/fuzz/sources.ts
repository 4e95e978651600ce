import { readdirSync, readFileSync } from 'node:fs';
import { fileBytes } from '../../../src/imports/file-bytes.js';
import { SHEET_LIMITS } from '../../../src/imports/read-sheet-limits.js';
import { openZip } from '../../../src/imports/read-sheet-zip.js';
import type { ZipEntry } from '../../write-zip.js';
import { readGrid } from '../read-grid.js';
import type { Grid } from './grid.js';

/** A good file to spoil: its bytes, the parts of its zip, and what stands in its cells. */
export interface Source {
  name: string;
  bytes: Buffer;
  /** Null for separated text. */
  parts: ZipEntry[] | null;
  grid: Grid;
  police: boolean;
}

/** Every file that is taken in, and the lists as offices send them. */
export async function readSources(): Promise<Source[]> {
  const sources: Source[] = [];
  for (const folder of ['../ok/', '../../rosters/']) {
    const url = new URL(folder, import.meta.url);
    const files = readdirSync(url).filter((name) => /\.(?:xlsx|xlsm|csv)$/.test(name));
    for (const name of files.sort()) sources.push(await sourceOf(name, readFileSync(new URL(name, url))));
  }
  return sources;
}

async function sourceOf(name: string, bytes: Buffer): Promise<Source> {
  const sheets = await readGrid(bytes);
  return {
    name,
    bytes,
    parts: name.endsWith('.csv') ? null : await partsOf(bytes),
    grid: sheets.map(({ sheet, rows }) => ({ ...sheet, rows })),
    police: name.includes('cong-an'),
  };
}

async function partsOf(bytes: Buffer): Promise<ZipEntry[]> {
  const zip = await openZip(fileBytes(bytes), SHEET_LIMITS);
  const parts: ZipEntry[] = [];
  for (const name of zip.names()) {
    const pieces: Buffer[] = [];
    for await (const piece of zip.read(name)) pieces.push(piece);
    parts.push({ name, data: Buffer.concat(pieces), level: 1 });
  }
  return parts;
}
