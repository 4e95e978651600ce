import assert from 'node:assert/strict';
import { NARROW, inAllLights, inEnglish, overflow, sessionOf, settle } from '../browser.mjs';

/** A server of its own: the unit grows, and other stories count on the demo as it is. */
export const apart = { lanes: 1 };

const PEOPLE = 62;
const COUNTED = { criterion: 'vneid_level2', stage: 'registered' };

/** Asks the server as this account would. */
async function asker(address, account) {
  const { name, value } = await sessionOf(address, account);
  const headers = { 'content-type': 'application/json', cookie: `${name}=${value}` };
  return async (query, variables) => {
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data;
  };
}

const FOUND = `query ($filter: PersonFilter!) {
  people(page: 0, perPage: 200, sort: NAME_ASC, filter: $filter) { total items { fullName title } }
}`;

/** A unit below that of the account, filled up to more people than a page has room for. */
async function largeUnit(ask) {
  const { me } = await ask('{ me { roles { unit { id } } } }');
  const { units } = await ask(
    'query ($parentId: ID!) { units(page: 0, perPage: 100, filter: { parentId: $parentId }) { items { id name } } }',
    { parentId: me.roles[0].unit.id },
  );
  const unitId = units.items.find(({ name }) => name.startsWith('Ban Quản lý dự án')).id;
  const people = async (filter = {}) => (await ask(FOUND, { filter: { unitId, direct: true, ...filter } })).people;
  for (let number = (await people()).total; number < PEOPLE; number += 1)
    await ask('mutation ($input: PersonRowInput!) { savePerson(input: $input) { id } }', {
      input: {
        unitId,
        fullName: `Lý Văn Đông ${'ABCDEFGHIKLMNOPQRSTUVXY'[number % 23]}${'ABC'[Math.floor(number / 23)]}`,
        kind: 'cong_chuc',
        citizenId: `079086${String(970000 + number)}`,
      },
    });
  return { unitId, people };
}

const cell = (page, column, row) => page.locator(`[data-entry-column="${column}"]`).nth(row);
const rows = (page) => page.locator('tr[data-state]').count();
/** The first row of the page of whom nothing is known there. */
const unknownRow = (page) =>
  page
    .locator(`[data-entry-column="${COUNTED.criterion}"]`)
    .evaluateAll((choices) => choices.findIndex(({ value }) => value === ''));
const isAt = (page, column, row) => cell(page, column, row).evaluate((one) => one === one.ownerDocument.activeElement);
const refused = (page) => page.getByText('1 dòng ở trang khác chưa lưu được');

async function turn(page, label) {
  await page.getByRole('button', { name: label }).click();
  await settle(page);
}

export const stories = {
  async 'a unit of more than one page: what is typed on each is saved, what is refused is kept and told of by name and page'({
    signedIn,
    account,
    address,
  }) {
    const { unitId, people } = await largeUnit(await asker(address, account('hr')));
    const before = await people(COUNTED);
    const page = await signedIn('hr');
    await page.goto(`${address}/units/${unitId}/entry`);
    await settle(page);
    assert.equal(await rows(page), 50);
    await page.getByText(`${PEOPLE} người · mọi dòng đã lưu`).waitFor();
    await page.getByText(`1–50 trong ${PEOPLE}`).waitFor();

    await cell(page, 'title', 0).fill('Trang một');
    await cell(page, COUNTED.criterion, await unknownRow(page)).selectOption(COUNTED.stage);
    const name = await cell(page, 'name', 1).inputValue();
    await cell(page, 'birth', 1).fill('41/09/1986');
    await turn(page, /Đến trang sau/);
    await refused(page).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('page'), '1');
    assert.equal(await rows(page), PEOPLE - 50);
    await cell(page, 'title', 0).fill('Trang hai');
    const second = cell(page, COUNTED.criterion, await unknownRow(page));
    await second.selectOption(COUNTED.stage);
    await second.press('Enter');
    await page.getByText(`${PEOPLE} người · 1 dòng chưa lưu · 1 dòng có lỗi`).waitFor();
    await inAllLights(page, 'entry-pages');
    await inEnglish(page, 'entry-pages');

    const after = await people();
    assert.equal(after.total, PEOPLE);
    for (const title of ['Trang một', 'Trang hai'])
      assert.equal(after.items.filter((one) => one.title === title).length, 1, title);
    assert.equal((await people(COUNTED)).total, before.total + 2, 'both statuses are counted');

    await page.getByRole('link', { name: 'Bảng xếp hạng' }).first().click();
    await page.getByRole('dialog', { name: /Còn 1 dòng chưa lưu/ }).waitFor();
    await page.getByRole('button', { name: 'Hủy' }).click();

    await page.getByRole('searchbox').fill('pham thi');
    await page.waitForURL(/search=/);
    await settle(page);
    await refused(page).waitFor();
    await page.getByRole('button', { name: `${name}, trang 1` }).click();
    await page.waitForURL((url) => url.search === '');
    await settle(page);
    assert.ok(await isAt(page, 'name', 1), 'the cursor is in the row that was refused');
    assert.equal(await cell(page, 'birth', 1).inputValue(), '41/09/1986', 'with what was typed');
    await cell(page, 'birth', 1).fill('05091986');
    await cell(page, 'birth', 1).press('Enter');
    await page.getByText(`${PEOPLE} người · mọi dòng đã lưu`).waitFor();
  },

  async 'keys lead from the last row of a page to the first of the next, and back; going back saves as leaving a row does'({
    signedIn,
    account,
    address,
  }) {
    const { unitId, people } = await largeUnit(await asker(address, account('hr')));
    const page = await signedIn('hr', { viewport: NARROW });
    await page.goto(`${address}/units/${unitId}/entry`);
    await settle(page);
    assert.equal(await rows(page), 20, 'a phone has shorter pages');
    assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) < 5_500);
    assert.ok(!(await cell(page, 'title', 0).isVisible()), 'what is seldom entered is folded away');
    await page
      .getByRole('button', { name: /^Thông tin khác của/ })
      .first()
      .click();
    await cell(page, 'title', 0).waitFor();
    assert.ok((await overflow(page)) <= 0);

    await cell(page, 'name', 19).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/page=1/);
    await settle(page);
    assert.ok(await isAt(page, 'name', 0), 'Enter in the last row');
    await page.keyboard.press('ArrowUp');
    await page.waitForURL((url) => url.search === '');
    await settle(page);
    assert.ok(await isAt(page, 'name', 19), 'arrow up in the first row');
    const typed = `${await cell(page, 'name', 19).inputValue()} Sửa`;
    await page.keyboard.press('End');
    await page.keyboard.type(' Sửa');
    await page.goBack();
    await page.waitForURL(/page=1/);
    await page.getByText(`Đã lưu ${typed}`).waitFor();
    assert.ok((await people()).items.some(({ fullName }) => fullName === typed));

    await page.goto(`${address}/units/${unitId}/entry?page=40`);
    await page.waitForURL(/page=3$/);
    await page.getByText(`61–${PEOPLE} trong ${PEOPLE}`).waitFor();
  },
};
