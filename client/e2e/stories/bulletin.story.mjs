import assert from 'node:assert/strict';

export const stories = {
  async 'the weekly bulletin: from the board, copied as text, another week, a week without figures'({ onBoard }) {
    const page = await onBoard('committee');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('main').getByRole('link', { name: 'Bản tin tuần' }).click();
    await page.getByRole('heading', { name: 'Dẫn đầu từng nhóm so sánh' }).waitFor();
    await page.getByRole('button', { name: 'Chép thành văn bản' }).click();
    await page.getByText('Đã chép').waitFor();
    const text = await page.evaluate(() => globalThis.navigator.clipboard.readText());
    assert.match(text, /^Bản tin tuần \d\d\/\d\d – \d\d\/\d\d\/\d{4}: Thành phố Hồ Chí Minh\n/);
    assert.match(text, /\n- Sở, ban, ngành: hạng 1[^\n]*\d+,\d\s%/);
    assert.match(text, /\n- Hạn của văn bản chỉ đạo: \d\d\/\d\d\/\d{4}/);

    await page.getByRole('button', { name: 'Tuần trước' }).click();
    await page.waitForURL(/week=\d{4}-\d\d-\d\d/);
    const heading = page.getByRole('heading', { name: /^Bản tin tuần \d/ });
    await heading.filter({ hasNotText: text.split('\n')[0] }).waitFor();
    const [address] = page.url().split('&week=');
    await page.goto(`${address}&week=2001-01-01`);
    await page.getByText(/Chỉ có số liệu tuần từ/).waitFor();
    await page.getByRole('button', { name: 'Xem tuần gần nhất' }).click();
    await heading.waitFor();
  },
};
