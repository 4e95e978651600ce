// What is done on a page to bring a screen about, each step a function of the page.

import { NARROW } from '../browser.mjs';

export const onPhone = (page) => page.setViewportSize(NARROW);

const named = (role) => (name) => (page) =>
  page
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first()
    .click();

export const button = named('button');
export const tab = named('tab');
export const item = named('menuitem');

/** A button of the dialog that is open. */
export const inDialog = (name) => (page) =>
  page
    .getByRole('dialog')
    .last()
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click();

/** Ticks rows of the first table, from the top. */
export const tick = (rows) => async (page) => {
  const boxes = page.locator('main tbody input[type=checkbox]');
  for (let row = 0; row < rows; row += 1) await boxes.nth(row).check();
};

export const fill = (label, text) => (page) => page.getByLabel(label).first().fill(text);

/** An entry of the menu of an account that no screen is seen with. */
export const menuOf = (entry) => async (page) => {
  await page.getByRole('button', { name: 'Thao tác với tài khoản của Thành Đoàn' }).click();
  await page.getByRole('menuitem', { name: entry }).first().click();
};
