import assert from 'node:assert/strict';
import { inAllLights, inEnglish, passRefusals, picture, settle, violations } from '../browser.mjs';

const WORDS = 'Đơn vị đã cử người kiểm tra từng điện thoại, sẽ ghi kết quả trong tuần này.';

/** How many wait for an explanation, as the filter says. */
async function waiting(page) {
  const text = await page.getByRole('combobox', { name: 'Giải thích' }).textContent();
  return Number(/\((\d+)\)/.exec(text ?? '')?.[1]);
}

export const stories = {
  async 'the radar: a question is answered, stays beside its answer, and leads to the people behind it'({ signedIn }) {
    const page = await signedIn('committee');
    await page.getByRole('link', { name: 'Dấu hiệu cần kiểm tra' }).click();
    await page.waitForURL(/\/radar$/);
    await settle(page);
    const before = await waiting(page);
    assert.ok(before > 0, 'the demo city has something to ask about');
    const chips = page.getByRole('group', { name: 'Lọc theo dấu hiệu' }).getByRole('button');
    for (const chip of await chips.allTextContents())
      assert.match(chip, /\([1-9]\d*\)$/, 'each filter finds something');
    const question = page.locator('main li', { hasText: 'Đã kiểm tra trực tiếp những người còn lại chưa?' }).first();
    await question.getByText(/Hỏi khi đơn vị từ 10 người trở lên/).waitFor();

    await question.getByRole('button', { name: 'Ghi giải thích…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nội dung giải thích').fill(WORDS);
    assert.deepEqual(await violations(page), [], 'axe on the dialog');
    await picture(page, 'radar-dialog');
    await dialog.getByRole('button', { name: 'Ghi nhận giải thích' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `Tất cả (${before - 1})`, exact: true }).waitFor();
    assert.equal(await waiting(page), before - 1);

    await page.goto(`${new URL(page.url()).origin}/radar?state=answered&group=rule`);
    const answered = page.locator('main li', { hasText: WORDS }).first();
    await answered.getByText('Thường trực UBND Thành phố').waitFor();
    await inAllLights(page, 'radar-answered', answered);
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'radar-print');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('heading', { name: 'Reported as achieved, hardly verified' }).waitFor();
    await picture(page, 'radar-english');
    await page.getByRole('link', { name: 'See the people' }).first().click();
    await page.waitForURL(/\/units\/\d+\/people\?filter=/);
    await page.locator('tbody tr').first().waitFor();
  },

  async 'the radar has nothing to ask a unit whose figures are in order'({ signedIn, address }) {
    const page = await signedIn('unit_head');
    await page.goto(`${address}/radar`);
    await page.getByText('Không có dấu hiệu nào').first().waitFor();
    await picture(page, 'radar-nothing');
    const chips = page.getByRole('group', { name: 'Lọc theo dấu hiệu' });
    assert.equal(await chips.count(), 0, 'nothing was found: there is nothing to choose among');
    await page.goto(`${address}/radar?rule=late_batch`);
    await chips.getByRole('button', { name: /^Ghi hàng loạt.* \(0\)$/, pressed: true }).waitFor();
    assert.equal(await chips.getByRole('button').count(), 2, 'what is asked for, and all');
    await page.getByRole('button', { name: 'Bỏ tất cả bộ lọc' }).click();
    await page.waitForURL((url) => !url.search.includes('rule'));
  },

  async 'a sign, a criterion, a state or a grouping that is none is refused in words, with a way back'({
    signedIn,
    address,
    faults,
  }) {
    const page = await signedIn('committee');
    for (const [asked, said] of [
      ['rule=zzz', /Không có dấu hiệu "zzz"; có: /],
      ['criterion=zzz', /"zzz"/],
    ]) {
      await page.goto(`${address}/radar?${asked}`);
      await page.getByRole('alert').getByText(said).waitFor();
      assert.deepEqual(await violations(page), []);
      await picture(page, `radar-${asked.replace('=', '-')}`);
      await page.getByRole('button', { name: 'Bỏ tất cả bộ lọc' }).click();
      await page.locator('main li').first().waitFor();
      assert.ok(!page.url().includes('zzz'), page.url());
    }
    for (const [asked, said, there] of [
      ['state=zzz', '“Giải thích” không có lựa chọn “zzz”', 'Có: Chờ giải thích, Đã giải thích.'],
      ['group=zzz', '“Xếp theo” không có lựa chọn “zzz”', 'Có: Đơn vị, Dấu hiệu.'],
    ]) {
      await page.goto(`${address}/radar?${asked}`);
      await page.getByText(said).waitFor();
      await page.getByText(there).waitFor();
      assert.equal(await page.locator('main li').count(), 0, 'nothing else is shown in its place');
      assert.deepEqual(await violations(page), []);
      await inAllLights(page, `radar-${asked.replace('=', '-')}`, page.getByText(said));
      await page.getByRole('button', { name: 'Xóa khỏi địa chỉ' }).click();
      await page.locator('main li').first().waitFor();
      assert.ok(!page.url().includes('zzz'), page.url());
    }
    await page.goto(`${address}/radar?state=zzz`);
    await page.getByText('“Giải thích” không có').waitFor();
    await inEnglish(page, 'radar-state-zzz');
    passRefusals(faults);
  },
};
