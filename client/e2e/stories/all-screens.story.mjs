import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { SCREENS } from '../screens/all-screens.mjs';
import { cityOf } from '../screens/city.mjs';
import { lookAtAll } from '../screens/look.mjs';
import { opened } from '../screens/open.mjs';

const source = new URL('../../src/', import.meta.url);

/** A server of their own, whose city the screens fill; side by side, since a page waits for the browser half of its time. */
export const apart = { lanes: 2 };

/** Routes that lead on to another one. */
const LEAD_ON = ['/', '/units/:unitId'];

/** Dialogs that come about only in the middle of something: the stories that bring them about look at them. */
const ELSEWHERE = {
  'layout/export-menu': 'export.story.mjs',
  'layout/part': 'offline.story.mjs',
  'ratings/scores/score-outcome': 'scores.story.mjs',
  'imports/progress-panel': 'progress.story.mjs',
  'layout/leave-question': 'sheets.story.mjs',
  'login/session-dialog': 'session.story.mjs',
  'undo/left-dialog': 'undo.story.mjs',
};

/** What dialogs are made of. */
const FRAMES = ['layout/form-dialog', 'layout/paper-dialog'];

const DIALOG = /<(FormDialog|PaperDialog|Dialog|Drawer)\b/;

/** Files of the client with a dialog in them. */
function dialogs() {
  return readdirSync(source, { recursive: true })
    .filter((file) => file.endsWith('.tsx') && DIALOG.test(readFileSync(new URL(file, source), 'utf8')))
    .map((file) => file.replaceAll('\\', '/').replace(/\.tsx$/, ''))
    .filter((file) => !FRAMES.includes(file));
}

/** @param role whose screens: one page, each screen loaded once */
function looking(role) {
  return async (set) => {
    const city = await cityOf(set);
    const page = role === 'nobody' ? await set.visitor() : await set.signedIn(role);
    for (const screen of SCREENS.filter((one) => one.role === role)) {
      await opened(page, screen, city, set.address);
      await lookAtAll(page, screen);
    }
  };
}

const namesOf = (role) => SCREENS.filter((one) => one.role === role).map(({ name }) => name);
/** Those with most screens first, or one lane would end long after the others. */
const roles = [...new Set(SCREENS.map(({ role }) => role))].sort((a, b) => namesOf(b).length - namesOf(a).length);

export const stories = {
  async 'every route, page and dialog of the client is in the list of screens'() {
    const app = readFileSync(new URL('App.tsx', source), 'utf8');
    const routes = [...app.matchAll(/<Route\s+path="([^"]+)"/g)].map(([, path]) => path);
    assert.equal(routes.length, app.match(/<Route\b/g).length, 'each route says its path first');
    const shown = new Set(SCREENS.map(({ route }) => route));
    assert.deepEqual(
      routes.filter((route) => !shown.has(route) && !LEAD_ON.includes(route)),
      [],
      'routes without a screen',
    );
    const parts = new Set([...SCREENS.flatMap((screen) => screen.parts ?? []), ...Object.keys(ELSEWHERE)]);
    assert.deepEqual(
      dialogs()
        .filter((file) => !parts.has(file))
        .sort(),
      [],
      'dialogs without a screen',
    );
    const stories = readdirSync(new URL('./', import.meta.url));
    assert.deepEqual(
      Object.values(ELSEWHERE).filter((file) => !stories.includes(file)),
      [],
      'stories that are gone',
    );
    const names = SCREENS.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
      'names given twice',
    );
  },

  ...Object.fromEntries(
    roles.map((role) => [
      `screens of ${role}: accessible in both themes and languages, fit 1440 and 360 px (${namesOf(role).join(', ')})`,
      looking(role),
    ]),
  ),
};
