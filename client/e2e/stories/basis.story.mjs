import assert from 'node:assert/strict';
import { NARROW, overflow, picture, settle, WIDE } from '../browser.mjs';

/** 'hạng 3', '84,9 %', '515/606 người' -> [3, 849, 515, 606] */
const numbersOf = ([rank, rate, fraction]) => {
  const [achieved, inScope] = fraction.replaceAll('.', '').split('/').map(Number);
  return [Number(rank), Math.round(Number(rate.replace(/[^\d,]/g, '').replace(',', '.')) * 10), achieved, inScope];
};

/** In each peer group a better rank has no lower rate, and each rate is that of the numbers beside it. */
function expectRanked(groups, where) {
  assert.ok(groups.length > 1 && groups.flat().length > 20, `${where}: rows`);
  for (const group of groups) {
    const rows = group.map(numbersOf);
    for (const [i, [rank, tenths, achieved, inScope]] of rows.entries()) {
      assert.equal(tenths, Math.floor((achieved * 1000) / inScope), `${where}: the rate of rank ${rank}`);
      const before = rows[i - 1];
      if (before) assert.ok(achieved * before[3] <= before[2] * inScope, `${where}: rank ${rank} after ${before[0]}`);
    }
  }
}

const chart = (page) =>
  page.locator('#ranking ol').evaluateAll((lists) =>
    lists.map((list) => {
      const ends = [...list.parentElement.querySelectorAll('.cell.end')];
      return [...list.querySelectorAll('.rank')]
        .map((rank, i) => [rank, ...['.rate', '.fraction'].map((one) => ends[i].querySelector(one))])
        .map((cells) => cells.map((cell) => cell?.textContent ?? ''))
        .filter(([rank]) => /\d/.test(rank));
    }),
  );

const table = (page) =>
  page.locator('#ranking table').evaluateAll((tables) =>
    tables.map((one) =>
      [...one.querySelectorAll('tbody tr')]
        .map((row) => [...row.children].map((cell) => cell.textContent))
        .map(([rank, , fraction, rate]) => [/^\d+/.exec(rank)?.[0] ?? '', rate, fraction])
        .filter(([rank]) => rank !== ''),
    ),
  );

export const stories = {
  async 'what a board is ranked by is what stands beside the ranks: chart, table, phone, hall'({ signedIn, address }) {
    const page = await signedIn('committee');
    const seen = new Set();
    for (const basis of ['claimed', 'verified', 'police']) {
      await page.goto(`${address}/board/1?basis=${basis}`);
      await settle(page);
      const groups = (await chart(page)).filter((group) => group.length > 0);
      expectRanked(groups, basis);
      seen.add(JSON.stringify(groups[0]));
      if (basis === 'police') await picture(page, 'board-police');
      await page.setViewportSize(NARROW);
      await settle(page);
      // A phone begins with fewer rows of each group.
      const onPhone = (await chart(page)).filter((group) => group.length > 0);
      assert.deepEqual(
        onPhone,
        groups.map((group, n) => group.slice(0, onPhone[n]?.length)),
        `${basis}: on a phone`,
      );
      assert.ok((await overflow(page)) <= 0, `${basis}: wider than a phone`);
      if (basis === 'police') await picture(page, 'board-police-narrow');
      await page.setViewportSize(WIDE);
      await page.goto(`${address}/board/1?basis=${basis}&view=table`);
      await settle(page);
      expectRanked(
        (await table(page)).filter((group) => group.length > 0),
        `${basis}, as a table`,
      );
      if (basis === 'police') await picture(page, 'board-police-table');
    }
    assert.equal(seen.size, 3, 'each basis has figures of its own');
    await page.goto(`${address}/wallboard/1?basis=police`);
    const rows = page.getByRole('listitem').filter({ hasText: /\d+\/\d+/ });
    await rows.first().waitFor();
    const hall = await rows.evaluateAll((items) =>
      items.map((item) => [...item.children].map((cell) => cell.textContent)),
    );
    assert.ok(hall.length > 3);
    for (const [, , fraction, rate] of hall) {
      const [, tenths, achieved, inScope] = numbersOf(['1', rate, fraction]);
      assert.equal(tenths, Math.floor((achieved * 1000) / inScope));
    }
    await picture(page, 'wallboard-police');
  },
};
