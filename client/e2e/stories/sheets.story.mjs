import assert from 'node:assert/strict';
import { inAllLights, picture, settle, violations } from '../browser.mjs';
import { withHeads } from '../rating-period.mjs';

/** What the server answers to the signed-in visitor of a page. */
function ask(page, query, variables = {}) {
  return page.evaluate(
    async ([text, values]) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, variables: values }),
      });
      const { data, errors } = await response.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    [query, variables],
  );
}

/** A rating period of the demo city, open; the one that is there already, if there is one. */
async function openPeriod(page) {
  const PERIODS = '{ ratingPeriods { id state revision } }';
  const there = (await ask(page, PERIODS)).ratingPeriods.find(({ state }) => state === 'open');
  if (there) return there.id;
  const CREATE = `mutation { createRatingPeriod(input: { year: 2025, scheme: "nd90", cutOff: "2025-12-05" }) { id revision } }`;
  const { createRatingPeriod: draft } = await ask(page, CREATE);
  draft.revision = await withHeads(page, draft);
  await ask(
    page,
    'mutation($id: ID!, $revision: Int!) { openRatingPeriod(id: $id, revision: $revision) { id } }',
    draft,
  );
  for (let tries = 0; tries < 100; tries += 1) {
    const { state } = (await ask(page, PERIODS)).ratingPeriods.find(({ id }) => id === draft.id);
    if (state === 'open') return draft.id;
    await page.waitForTimeout(200);
  }
  throw new Error('the period does not open');
}

export const stories = {
  async 'a head proposes from the keyboard, reads why, and sees what is open before the next step'({
    signedIn,
    address,
  }) {
    const period = await openPeriod(await signedIn('administrator'));
    const page = await signedIn('unit_head');
    const { me } = await ask(page, '{ me { homeUnit { id } } }');
    await page.goto(`${address}/ratings/${period}/agencies/${me.homeUnit.id}`);
    await page.getByRole('region', { name: 'Đơn vị đề xuất' }).waitFor();
    await inAllLights(page, 'rating-agency', page.getByRole('heading', { level: 1 }));
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('link', { name: 'Mở danh sách xếp loại' }).click();
    const level = page.locator('[data-level-of]');
    await level.first().waitFor();
    await inAllLights(page, 'rating-sheet', page.getByRole('heading', { level: 1 }));
    await page.setViewportSize({ width: 1440, height: 900 });
    const free = page.locator('[data-level-of][aria-disabled=false]');
    await free.first().focus();
    await page.keyboard.press('2');
    await page.keyboard.press('2');
    await page.keyboard.press('1');
    await page.getByText('3 thay đổi chưa lưu').waitFor();
    const save = page.getByRole('button', { name: 'Lưu', exact: true });
    const reason = page.getByLabel('Lý do');
    if (await save.isDisabled()) await reason.fill('Theo kết quả công việc trong năm');
    await picture(page, 'rating-sheet-pending');
    await save.click();
    await page.getByText('Đã lưu 3 mức').waitFor();
    await page.getByRole('row').nth(1).getByRole('button').first().click();
    await page.getByTestId('rating-outcome').waitFor();
    await settle(page);
    assert.deepEqual(await violations(page), [], 'axe on the explanation');
    await picture(page, 'rating-explained');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
};
