import { hash, verify } from '@node-rs/argon2';
import { badInput } from '../common/errors.js';

const SHORTEST = 10;
const LONGEST = 200;
/** argon2id with the first choice of RFC 9106's successors in practice (OWASP): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nobody's password: verifying against it costs what a real one costs. */
const NOBODY = hash('nobody has this password', COST);

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** Whether the password is right. Without a stored hash it does the same work and says no. */
export async function isPassword(stored: string | null, given: string): Promise<boolean> {
  const password = given.length > LONGEST ? '' : given.normalize('NFC');
  const right = await verify(stored ?? (await NOBODY), password);
  return right && stored !== null;
}

/** @throws weak_password */
export function requireGoodPassword(password: string, username: string): void {
  const plain = password.normalize('NFC');
  if ([...plain].length < SHORTEST)
    throw badInput(
      'weak_password',
      `Mật khẩu cần ít nhất ${SHORTEST} ký tự. Một câu ngắn dễ nhớ là tốt nhất.`,
      `A password has at least ${SHORTEST} characters. A short sentence works best.`,
      'password',
    );
  if (plain.length > LONGEST)
    throw badInput(
      'weak_password',
      `Mật khẩu dài nhất ${LONGEST} ký tự.`,
      `A password has at most ${LONGEST} characters.`,
      'password',
    );
  if (plain.toLowerCase().includes(username.toLowerCase()) || new Set(plain).size < 4)
    throw badInput(
      'weak_password',
      'Mật khẩu không được chứa tên đăng nhập hay lặp lại vài ký tự. Hãy chọn mật khẩu khác.',
      'A password may not contain the username or repeat a few characters. Choose another one.',
      'password',
    );
}
