import { badInput } from '../common/errors.js';

const SHAPE = /^[a-z0-9](?:[a-z0-9._-]{1,58})[a-z0-9]$/;

/** The one form in which a username is stored and looked up. */
export function usernameForm(typed: string): string {
  return typed.slice(0, 200).normalize('NFC').trim().toLowerCase();
}

/** @throws bad_username */
export function requireUsername(typed: string): string {
  const username = usernameForm(typed);
  if (SHAPE.test(username)) return username;
  throw badInput(
    'bad_username',
    'Tên đăng nhập gồm 3–60 ký tự: chữ không dấu, số, dấu chấm, gạch nối hoặc gạch dưới. Ví dụ: q1.ben-nghe.dau-moi',
    'A username has 3–60 characters: plain letters, digits, dots, dashes or underscores, such as q1.ben-nghe.focal',
    'username',
  );
}
