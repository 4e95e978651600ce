import { createWriteStream } from 'node:fs';
import { expect, it } from '@jest/globals';
import { fillFile } from '../src/cli/export-file.js';

/** More than a file takes at once, in either form. */
function* rows(): Generator<string[]> {
  for (let i = 0; i < 20_000; i += 1) yield [`Nguyễn Thị ${i.toString(36)}`, String((i * 7919) % 1_000_003)];
}

it.each(['csv', 'xlsx'] as const)('a disk that is full is what a %s file fails of', async (format) => {
  const columns = ['Họ và tên', 'Số'].map((heading) => ({ heading, width: 20 }));
  const table = { fileName: 'list', sheetName: 'Danh sách', lines: ['Danh sách'], columns, rows: rows() };
  await expect(fillFile(createWriteStream('/dev/full'), table, { format, language: 'vi' })).rejects.toMatchObject({
    code: 'ENOSPC',
    syscall: 'write',
  });
});
