/** The steps in the order they are taken. `anchor` is part of an address that is printed and sent: it stays. */
export const STEPS = [
  { key: 'card', anchor: 'can-cuoc' },
  { key: 'level1', anchor: 'muc-1' },
  { key: 'level2', anchor: 'muc-2' },
  { key: 'sms', anchor: 'phe-duyet' },
  { key: 'activate', anchor: 'kich-hoat' },
  { key: 'service', anchor: 'dich-vu-cong' },
] as const;

/** What every step says before its points. */
export const FACTS = ['who', 'where', 'bring', 'time'] as const;

/** How many points each step has: do_1 to do_3. */
export const POINTS = [1, 2, 3] as const;

export const SMS_ANCHOR = 'tin-nhan';
export const STUCK_ANCHOR = 'vuong-mac';
