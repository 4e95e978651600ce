import { remember } from './remember.js';
import type { RosterCriterion } from './roster-headings.js';
import { searchForm } from './vietnamese-text.js';

/** The stages a roster can name, in order; the first is where a person stands of whom nothing was done. */
export const ROSTER_STAGES: Readonly<Record<RosterCriterion, readonly [string, ...string[]]>> = {
  chip_card: ['none', 'applied', 'held'],
  vneid_level2: ['not_registered', 'registered', 'rejected', 'approved', 'activated'],
  online_service: ['never', 'account_ready', 'used'],
};

/** What stages of rosters are called. */
export const STAGE_NAMES: Readonly<Record<string, { vi: string; en: string }>> = {
  none: { vi: 'Chưa có thẻ', en: 'no card' },
  applied: { vi: 'Đã làm, chờ cấp', en: 'applied for' },
  held: { vi: 'Đã có thẻ', en: 'card held' },
  not_registered: { vi: 'Chưa đăng ký', en: 'not registered' },
  registered: { vi: 'Đã đăng ký', en: 'registered' },
  rejected: { vi: 'Bị từ chối', en: 'rejected' },
  approved: { vi: 'Đã duyệt, chưa kích hoạt', en: 'approved, not activated' },
  activated: { vi: 'Đã kích hoạt', en: 'activated' },
  never: { vi: 'Chưa sử dụng', en: 'never used' },
  account_ready: { vi: 'Đã có tài khoản', en: 'account ready' },
  used: { vi: 'Đã sử dụng', en: 'used' },
};

/** A word that denies the last stage and names no other: it tells nothing of where the person is. */
export const NOT_LAST = 'not_last';

const VERB = '(?:su dung|thuc hien|nop(?: ho so)?)';

/** What offices write, as patterns over the search form without punctuation. The first that matches wins. */
const WORDS: Readonly<Record<RosterCriterion, readonly (readonly [string, RegExp])[]>> = {
  chip_card: [
    [
      'applied',
      /^(?:da lam |da nop |da dang ky |da thu nhan )?(?:ho so )?(?:dang )?(?:cho|doi) (?:cap|nhan|tra|lay)\b/,
    ],
    ['applied', /^da (?:lam thu tuc|nop ho so|thu nhan|lam chua (?:co|nhan|cap))/],
    ['none', /^(?:khong|ko|chua)(?: (?:co|lam|duoc cap|cap|nhan|cccd|the).*)?$/],
    ['none', /\bhet han\b|^(?:bi )?mat the\b/],
    ['held', /^(?:da )?(?:co|cap|nhan|duoc cap)(?: (?:cccd|the|roi|can cuoc|gan chip|chip|cong dan))*$|^roi$/],
  ],
  vneid_level2: [
    ['rejected', /\btu choi\b|\bbi tra (?:lai|ho so)\b|\bkhong duoc (?:phe )?duyet\b/],
    [
      'not_registered',
      /^(?:khong|ko|chua)(?: (?:dang ky|co|lam|thuc hien|co tai khoan|co dinh danh).*)?$|^(?:moi )?muc (?:do )?1$/,
    ],
    ['approved', /^(?:da |duoc |da duoc )(?:phe )?duyet\b(?!.* da kich hoat)/],
    [
      'registered',
      /^(?:da dang ky|dang ky roi|da nop(?: ho so)?)(?: muc (?:do )?2)?(?: (?:dang )?cho (?:phe )?duyet| chua (?:phe )?duyet| chua kich hoat)?$/,
    ],
    ['registered', /^(?:dang )?cho (?:phe )?duyet$|^chua (?:duoc )?(?:phe )?duyet$/],
    ['activated', /^(?:da )?kich hoat(?: roi| thanh cong| tai khoan| muc (?:do )?2)*$|\bda kich hoat$/],
    [NOT_LAST, /^(?:chua|khong) kich hoat$/],
  ],
  online_service: [
    ['account_ready', new RegExp(`^(?:da )?(?:co|tao|dang ky) tai khoan(?: (?:nhung )?chua ${VERB})?$`)],
    ['never', new RegExp(`^(?:khong|ko|chua)(?: (?:${VERB}|co(?: tai khoan)?|dang ky)(?: .*)?)?$`)],
    ['used', new RegExp(`^(?:da |co |da co )?${VERB}(?: (?:roi|dvc|dvctt|dich vu cong|truc tuyen|\\d+ lan))*$`)],
  ],
};

/** The stage a status text names, by its code too; NOT_LAST; null when the text is not understood. */
export function stageFromText(criterion: RosterCriterion, text: string): string | null {
  return READERS[criterion](text);
}

const READERS: Readonly<Record<RosterCriterion, (text: string) => string | null>> = {
  chip_card: remember((text) => read('chip_card', text)),
  vneid_level2: remember((text) => read('vneid_level2', text)),
  online_service: remember((text) => read('online_service', text)),
};

function read(criterion: RosterCriterion, text: string): string | null {
  const stages = ROSTER_STAGES[criterion];
  const code = text.trim().toLowerCase();
  if (stages.includes(code)) return code;
  const plain = searchForm(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return WORDS[criterion].find(([, words]) => words.test(plain))?.[0] ?? null;
}
