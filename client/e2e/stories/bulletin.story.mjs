import assert from 'node:assert/strict';
import { inAllLights, inEnglish, passRefusals, violations } from '../browser.mjs';

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

  async 'a criterion, a lens or a week of the bulletin that is none is refused in words, with a way back'({
    signedIn,
    address,
    faults,
  }) {
    const page = await signedIn('committee');
    const heading = page.getByRole('heading', { name: /^Bản tin tuần \d/ });
    for (const [asked, said, wayBack] of [
      ['criterion=zzz', /Không có tiêu chí "zzz"/, 'Bỏ tất cả bộ lọc'],
      ['lens=zzz', /Không có nhóm đối tượng "zzz"/, 'Bỏ tất cả bộ lọc'],
      ['week=zzz', /Ngày “zzz” trong địa chỉ không đọc được/, 'Xem tuần gần nhất'],
    ]) {
      await page.goto(`${address}/units/1/bulletin?${asked}`);
      await page.getByRole('alert').getByText(said).waitFor();
      assert.equal(await heading.count(), 0, 'no other bulletin is shown in its place');
      assert.deepEqual(await violations(page), [], asked);
      if (asked === 'criterion=zzz') {
        await inAllLights(page, 'bulletin-criterion-zzz');
        await inEnglish(page, 'bulletin-criterion-zzz');
      }
      await page.getByRole('button', { name: wayBack }).click();
      await heading.waitFor();
      assert.equal(new URL(page.url()).search, '');
    }
    passRefusals(faults);
  },
};
