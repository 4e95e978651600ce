import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { NARROW, overflow, picture, settle, violations } from '../browser.mjs';
import { fromToday } from '../days.mjs';

/** Opens the menu of the page or of a part of it, takes the file of one kind. */
async function take(page, kind, name = 'Xuất') {
  await page.getByRole('button', { name, exact: true }).click();
  const item = page.getByRole('menuitem', { name: kind });
  await item.waitFor();
  assert.deepEqual(await violations(page), [], 'axe on the menu');
  const [taken] = await Promise.all([page.waitForEvent('download'), item.click()]);
  return { name: taken.suggestedFilename(), bytes: await readFile(await taken.path()) };
}

const BOARD = '/board/1?criterion=vneid_level2&other=improved&ledger=chart';

const CHANGES = `/units/{unit}/changes?criterion=vneid_level2&from=${fromToday(-90)}`;

/** Lists and boards of screens: who takes them, where, by which button, and how the file and its rows look. */
const LISTS = [
  ['committee', BOARD, 'Xuất: Bảng khác', /^bang-khac-/, 20],
  ['committee', BOARD, 'Xuất: Người đang ở đâu, đã bao lâu', /^thoi-gian-cho-/, 5],
  ['committee', BOARD, 'Xuất: Diễn biến và dự báo', /^dien-bien-/, 10],
  ['committee', BOARD, 'Xuất: Vì sao tỷ lệ thay đổi?', /^vi-sao-thay-doi-/, 3],
  ['committee', '/units/1/peer-groups', 'Xuất', /^nhom-so-sanh-/, 20],
  ['committee', '/confirmations?deep=true', 'Xuất', /^xac-nhan-tuan-/, 100],
  ['committee', '/completeness', 'Xuất', /^can-xac-nhan-danh-sach-/, 1],
  ['committee', '/radar', 'Xuất', /^dau-hieu-can-kiem-tra-/, 1],
  ['unit_head', '/units/{unit}/todo', 'Xuất', /^viec-can-xu-ly-/, 1],
  ['unit_head', CHANGES, 'Xuất', /^ai-da-thay-doi-/, 1],
  ['unit_head', '/missing', 'Xuất', /^vang-trong-danh-sach-/, 0],
  ['unit_head', '/conflicts', 'Xuất', /^mau-thuan-/, 0],
  ['administrator', '/users', 'Xuất', /^tai-khoan-/, 1],
  ['administrator', '/audit', 'Xuất', /^nhat-ky-/, 1],
];

export const stories = {
  async 'every other list and board goes out from its screen, on a phone too'({ signedIn, address }) {
    for (const role of new Set(LISTS.map(([of]) => of))) {
      const page = await signedIn(role);
      const unit = /(?:units|board)\/(\d+)/.exec(page.url())?.[1] ?? '1';
      for (const [of, path, button, name, rows] of LISTS) {
        if (of !== role) continue;
        await page.goto(`${address}${path.replace('{unit}', unit)}`);
        await settle(page);
        const file = await take(page, /CSV/, button);
        assert.match(file.name, name);
        const lines = file.bytes.toString('utf8').trimEnd().split('\r\n');
        assert.match(lines[1], /^"?Lọc: /, button);
        assert.ok(
          lines.some((line) => /người lập: .+, số dòng: \d/.test(line)),
          `${button}: author and count`,
        );
        assert.ok(lines.length - 5 >= rows, `${button}: ${lines.length} lines`);
        await page.setViewportSize(NARROW);
        await page.getByRole('button', { name: button, exact: true }).scrollIntoViewIfNeeded();
        assert.ok((await overflow(page)) <= 0, `${button}: wider than a phone`);
        await picture(page, `export-${name.source.replace(/\W/g, '')}-narrow`);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
      await page.close();
    }
    const log = await signedIn('administrator');
    await log.goto(`${address}/audit`);
    for (const list of ['bảng khác', 'xác nhận số liệu tuần', 'vắng trong danh sách'])
      await log.getByText(`danh sách: ${list}`).first().waitFor();
    const rows = log.getByRole('table').getByRole('row').filter({ hasText: 'loại tệp: csv' });
    assert.doesNotMatch(
      (await rows.allTextContents()).join('\n'),
      /[a-z]+_[a-z]+|[a-z]+[A-Z][a-z]+:|[a-z]+:[a-z]/,
      'no code of what was chosen',
    );
    await picture(log, 'audit-exports');
  },

  async 'committee takes a board away as it stands on the screen'({ signedIn, address }) {
    const page = await signedIn('committee');
    await page.goto(`${address}/board/1?criterion=chip_card&basis=verified&span=28&view=table`);
    await settle(page);
    const csv = await take(page, /CSV/);
    assert.match(csv.name, /^bang-xep-hang-.+-chip_card-\d{4}-\d\d-\d\d\.csv$/);
    const lines = csv.bytes.toString('utf8').split('\r\n');
    assert.match(lines[2], /Xếp hạng theo: đã xác minh/);
    assert.match(lines[3], /so với ngày \d\d\/\d\d\/\d{4}/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await take(page, /XLSX/)).bytes);
    assert.ok(book.worksheets[0].rowCount - 8 >= 22, 'every row of the screen and the total');
  },

  async 'a head takes the list of people away, filtered as on the screen; a refusal is said in words'({
    onBoard,
    address,
    faults,
  }) {
    const page = await onBoard('unit_head');
    await settle(page);
    const unit = /board\/(\d+)/.exec(page.url())[1];
    await page.goto(`${address}/units/${unit}/people`);
    await settle(page);
    const count = Number(
      (
        await page
          .getByText(/^[\d.]+ người/)
          .first()
          .textContent()
      ).replace(/\D/g, ''),
    );
    const { name, bytes } = await take(page, /CSV/);
    assert.match(name, /^danh-sach-.+\.csv$/);
    const lines = bytes.toString('utf8').trimEnd().split('\r\n');
    assert.match(lines[1], /không lọc/);
    assert.ok(
      lines.some((line) => /^"?Số liệu đến ngày \d\d\/\d\d\/\d{4}/.test(line)),
      lines.slice(0, 6).join('\n'),
    );
    const heading = lines.findIndex((line) => line.includes('Họ và tên'));
    assert.equal(lines.length - heading - 1, count, 'whole, not one page');
    assert.doesNotMatch(bytes.toString('utf8'), /\d{12}/, 'no whole id');

    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Xuất', exact: true }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Chưa xuất được tệp' });
    await dialog.getByRole('alert').waitFor();
    assert.deepEqual(await violations(page), [], 'axe on the refusal');
    await page.context().setOffline(false);
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Thử lại' }).click(),
    ]);
    assert.match(again.suggestedFilename(), /\.csv$/);
    // The browser says that it reached nobody; anything else the page says is a fault.
    const others = faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(fault));
    faults.splice(0, faults.length, ...others);
  },
};
