import assert from 'node:assert/strict';
import { picture, settle, violations } from '../browser.mjs';
import { fromToday } from '../days.mjs';

const WIDE = { width: 1440, height: 900 };

export const stories = {
  async 'the board as it was known when a past day ended, in both themes and on a phone'({ signedIn }) {
    const page = await signedIn('committee');
    await settle(page);
    const [day, early] = [fromToday(-3), fromToday(-30)];
    await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}?asOf=${day}`);
    // The board of that day leads somewhere, by what is known now; its closing is not to.
    await page.getByTestId('expected').waitFor();
    await settle(page);
    const trends = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('boardTrend(')) trends.push(request.url());
    });
    await page.getByRole('switch', { name: 'Như đã biết vào ngày đó' }).click();
    await page.waitForURL(/known=true/);
    await page.getByText('Đây là bảng đã chốt vào cuối ngày').waitFor();
    await settle(page);
    await page.getByText('Tốc độ và dự báo không nằm trong những gì đã biết').waitFor();
    for (const words of ['Tốc độ cần có', 'Tốc độ hiện nay', 'Diễn biến và dự báo'])
      assert.equal(await page.getByText(words).count(), 0, `${words} on the closing board`);
    assert.equal(await page.getByTestId('expected').count(), 0, 'a forecast on the closing board');
    await picture(page, 'known-1440-light');
    assert.deepEqual(await violations(page), [], 'axe on the closing board');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 800 });
    await picture(page, 'known-360-dark');
    await page.setViewportSize(WIDE);
    await page.reload();
    await page.getByTestId('no-forecast').waitFor();
    await settle(page);
    assert.deepEqual(trends, [], 'no trend is asked for');

    await page.goto(page.url().replace(day, early));
    await page.getByText(/Bảng chốt được giữ từ ngày/).waitFor();
  },
};
