import assert from 'node:assert/strict';
import { picture, settle, violations } from '../browser.mjs';

const DAY_MS = 86_400_000;
const WIDE = { width: 1440, height: 900 };

export const stories = {
  async 'the board as it was known when a past day ended, in both themes and on a phone'({ signedIn }) {
    const page = await signedIn('committee');
    await settle(page);
    const [day, early] = [3, 30].map((back) =>
      new Date(Date.now() + 7 * 3_600_000 - back * DAY_MS).toISOString().slice(0, 10),
    );
    await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}?asOf=${day}`);
    await page.getByRole('switch', { name: 'Như đã biết vào ngày đó' }).click();
    await page.waitForURL(/known=true/);
    await page.getByText('Đây là bảng đã chốt vào cuối ngày').waitFor();
    await settle(page);
    await picture(page, 'known-1440-light');
    assert.deepEqual(await violations(page), [], 'axe on the closing board');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 800 });
    await picture(page, 'known-360-dark');
    await page.setViewportSize(WIDE);

    await page.goto(page.url().replace(day, early));
    await page.getByText(/Bảng chốt được giữ từ ngày/).waitFor();
  },
};
