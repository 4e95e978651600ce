import assert from 'node:assert/strict';
import { availableParallelism, loadavg } from 'node:os';
import { settle } from '../browser.mjs';

const PEOPLE = `query ($unit: ID!) {
  people(filter: { unitId: $unit, criterion: "vneid_level2", notAchieved: true }, perPage: 1) { items { id } }
}`;
const RECORD = `mutation ($ids: [ID!]!) {
  recordStatus(personIds: $ids, criterion: "vneid_level2", stage: "activated") { recorded editId }
}`;
const TAKE_BACK = 'mutation ($id: ID!) { undoEdit(id: $id) { recorded } }';
/** An even number: in the end nobody's status is another than before. */
const TIMES = 8;
const WITHIN_MS = 1000;
/** A page reads at most once in two seconds while changes do not end. */
const STORM = { changes: 60, mostReadings: 6 };

/** Asks the server from inside a page, as its own requests do; `at` is when the answer was there. */
const ask = (page, query, variables) =>
  page.evaluate(
    async ([text, values]) => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, variables: values }),
      });
      const { data, errors } = await answer.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return { data, at: Date.now() };
    },
    [query, variables],
  );

/** Begins to watch a figure of the page; the answer waits for the moment at which it is another. */
async function watch(page) {
  await page.evaluate(() => {
    const figure = () => document.querySelector('[data-testid=fraction]').textContent;
    const before = figure();
    window.moved = new Promise((resolve) => {
      const look = () => (figure() === before ? requestAnimationFrame(look) : resolve(Date.now()));
      look();
    });
  });
  return () => page.evaluate(() => window.moved);
}

/** How many times longer everything takes on a machine that is busy with other things. */
const hurry = () => Math.max(1, loadavg()[0] / availableParallelism());

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** A head who records, and the board of the city on somebody else's screen, with what it reads. */
async function twoPages(signedIn) {
  const head = await signedIn('unit_head');
  const unit = /\/units\/(\d+)/.exec(head.url())[1];
  const { data } = await ask(head, PEOPLE, { unit });
  const board = await signedIn('committee');
  const heard = [];
  board.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  const reads = [];
  board.on('request', (request) => {
    if (request.postData()?.includes('query Board(')) reads.push(Date.now());
  });
  await board.reload();
  await settle(board);
  for (let waited = 0; !heard.some((one) => one.includes('connection_ack')); waited += 20) {
    assert.ok(waited < 20_000, 'the socket is open');
    await board.waitForTimeout(20);
  }
  await board.waitForTimeout(500);
  const news = () => heard.filter((one) => one.includes('"next"')).length;
  return { head, board, news, reads, people: data.people.items.map(({ id }) => id) };
}

/** Records one person, or takes that back: after an even number everything is as it was. */
function changer(head, id) {
  let editId = null;
  return async () => {
    const { data, at } =
      editId === null ? await ask(head, RECORD, { ids: [id] }) : await ask(head, TAKE_BACK, { id: editId });
    editId = data.recordStatus?.editId ?? null;
    return at;
  };
}

export const stories = {
  async 'a board moves within a second of the answer to whoever records on another page'({ signedIn }) {
    const { head, board, people } = await twoPages(signedIn);
    const change = changer(head, people[0]);
    const took = [];
    for (let n = 0; n < TIMES; n += 1) {
      const moved = await watch(board);
      const at = await change();
      took.push((await moved()) - at);
      await board.waitForTimeout(1000);
    }
    const limit = WITHIN_MS * hurry();
    const line = `from the answer to the figure: ${took.join(', ')} ms, median ${median(took)} of ${limit.toFixed(0)} ms`;
    console.log(`  ${line}`);
    assert.ok(median(took) < limit, line);
  },

  async 'changes that do not end are told of a few times a second, and read together'({ signedIn }) {
    const { head, board, people, news, reads } = await twoPages(signedIn);
    const change = changer(head, people[0]);
    reads.splice(0);
    const told = news();
    const begun = Date.now();
    for (let n = 0; n < STORM.changes; n += 1) await change();
    const seconds = (Date.now() - begun) / 1000;
    await board.waitForTimeout(2500);
    await settle(board);
    const line = `${STORM.changes} changes in ${seconds.toFixed(1)} s: ${news() - told} messages, ${reads.length} readings`;
    console.log(`  ${line}`);
    assert.ok(news() - told <= 5 * seconds + 2, line);
    assert.ok(reads.length >= 1 && reads.length <= STORM.mostReadings + seconds / 2, line);
  },

  async 'a subscription that ends with an error on a socket that stands is begun again, and what was missed is read'({
    signedIn,
  }) {
    const head = await signedIn('unit_head');
    const unit = /\/units\/(\d+)/.exec(head.url())[1];
    const { data } = await ask(head, PEOPLE, { unit });
    const change = changer(head, data.people.items[0].id);
    const board = await signedIn('committee');
    const begun = [];
    const opened = [];
    await board.routeWebSocket(/graphql/, (socket) => {
      const server = socket.connectToServer();
      opened.push({ socket, server });
      socket.onMessage((text) => {
        const { type, id } = JSON.parse(text);
        if (type === 'subscribe') begun.push({ socket, server, id });
        server.send(text);
      });
    });
    await board.reload();
    await settle(board);
    await board.locator('[data-live=live]').waitFor();

    const refused = [{ message: 'away', extensions: { code: 'database_away', messageVi: 'x', messageEn: 'x' } }];
    const end = ({ socket, server, id }) => {
      server.send(JSON.stringify({ id, type: 'complete' }));
      socket.send(JSON.stringify({ id, type: 'error', payload: refused }));
    };
    const missed = await watch(board);
    end(begun[0]);
    await board.locator('[data-live=lost]').waitFor();
    await change();
    await missed();
    await board.locator('[data-live=live]').waitFor();
    assert.equal(begun.length, 2, 'begun again, once');
    assert.equal(opened.length, 1, 'over the socket that stood');

    const moved = await watch(board);
    await change();
    await moved();
    for (let n = 1; n <= 2; n += 1) {
      const at = Date.now();
      end(begun.at(-1));
      await board.locator('[data-live=lost]').waitFor();
      await board.locator('[data-live=live]').waitFor();
      assert.equal(begun.length, 2 + n);
      assert.ok(Date.now() - at > 1000 * 2 ** n, 'each time after a longer pause');
    }
  },
};
