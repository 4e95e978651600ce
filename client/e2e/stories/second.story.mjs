import assert from 'node:assert/strict';
import { inAllLights, picture, settle, violations } from '../browser.mjs';

const panelOf = (page, title) => page.locator('section', { has: page.getByRole('heading', { name: title }) }).last();

export const stories = {
  async 'the boards beside the ranking: chosen, kept in the address, in both themes and languages'({ signedIn }) {
    const page = await signedIn('committee');
    await settle(page);
    const asked = [];
    page.on('request', (request) => asked.push(request.postData() ?? ''));
    const secondAsked = () => asked.some((body) => body.includes('secondBoard'));
    const panel = panelOf(page, 'Bảng khác');
    await panel.getByText('Chỉ xếp đơn vị').waitFor();
    assert.equal(secondAsked(), false, 'nothing is read before it is asked for');

    await panel.getByRole('button', { name: 'Tiến bộ nhất' }).click();
    await page.waitForURL(/other=improved/);
    await panel.getByRole('table').first().waitFor();
    assert.equal(secondAsked(), true);
    const first = panel.locator('tbody tr', { hasText: /^hạng 1\D/ }).first();
    assert.match(await first.textContent(), /\+\d+,\d điểm/);
    await inAllLights(page, 'second', panel);

    await panel.getByRole('button', { name: 'Tỷ lệ được xác minh' }).click();
    await page.waitForURL(/other=verified/);
    await page.reload();
    await panel.getByRole('columnheader', { name: 'Đã xác minh / đã đạt' }).first().waitFor();
    await picture(page, 'second-verified');
    await panel.getByRole('button', { name: 'Về đích sớm nhất' }).click();
    await panel.getByRole('columnheader', { name: 'Đạt chỉ tiêu từ ngày' }).first().waitFor();
    await picture(page, 'second-first');
    await panel.getByRole('button', { name: 'Chờ lâu nhất' }).click();
    await panel.getByRole('columnheader', { name: '10 % chờ lâu nhất, từ' }).first().waitFor();
    assert.match(
      await panel
        .locator('tbody tr', { hasText: /^hạng 1\D/ })
        .first()
        .textContent(),
      /\d+ ngày/,
    );
    await picture(page, 'second-waiting');
    await panel.getByRole('button', { name: 'Tỷ lệ được xác minh' }).click();

    await page.getByRole('button', { name: /English/ }).click();
    const english = panelOf(page, 'Other boards');
    await english.getByRole('columnheader', { name: 'Verified / achieved' }).first().waitFor();
    assert.deepEqual(await violations(page), [], 'axe on the verified share');
    await picture(page, 'second-english');

    await english.getByRole('button', { name: 'Verified share' }).click();
    await english.getByText('Units only, never people.').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('other'), null);
  },
};
