/**
 * How offices word each stuck reason, as patterns over a search form (no accents, lower case, punctuation as spaces).
 * Order matters where a text names two things: the first reason that matches wins, so causes stand before the
 * stage they leave the person in ("quá 7 ngày, chưa kích hoạt" is past_7_days).
 */
const NOT = '(?:chua|khong|ko|k|chang)';
const PHONE = '(?:dien thoai|dt|sdt|may|so|sim)';

export const REASON_PATTERNS = [
  ['past_7_days', [/\bqua (?:han |thoi han )?0?7 ngay\b/, /\b1900 ?0368\b/]],
  [
    'sim_not_own_name',
    [
      /\b(?:khong|ko|k) chinh chu\b/,
      /\bdung ten (?:chong|vo|con|cha|me|bo|anh|chi|em|nguoi|ban|co quan)\b/,
      new RegExp(`\\b${PHONE} (?:\\S+ ){0,2}(?:chong|vo|con|cha|me|bo|nguoi khac|nguoi than) dung ten\\b`),
    ],
  ],
  [
    'phone_changed',
    [
      new RegExp(`\\b(?:doi|thay|mat) (?:so|sim|sdt)\\b`),
      /\bso (?:da )?dang ky (?:khong|ko|k) con\b/,
      /\b(?:so|sim) (?:cu )?(?:khong|ko|k) con (?:su dung|dung)\b/,
    ],
  ],
  [
    'old_device_lost',
    [
      /\b(?:mat|hu|hong|da ban) (?:dien thoai|dt|may|thiet bi)\b/,
      /\b(?:dien thoai|dt|may|thiet bi) cu (?:\S+ ){0,2}(?:hu|hong|mat)\b/,
      new RegExp(`\\b${NOT} (?:xac nhan|chuyen) (?:duoc )?thiet bi\\b`),
    ],
  ],
  [
    'no_smartphone',
    [
      new RegExp(`\\b${NOT} (?:su dung |dung |xai |co )(?:dien thoai|dt|may) (?:thong minh|smartphone)\\b`),
      new RegExp(`\\b${NOT} (?:su dung |dung |xai |co )smartphone\\b`),
      /\b(?:may|dien thoai|dt) (?:ban phim|phim|cuc gach)\b/,
      /\b(?:dt|dien thoai|may) doi cu\b/,
    ],
  ],
  ['no_signal', [/\bsong (?:yeu|kem|chap chon)\b/, /\b(?:(?:khong|ko|k) co|mat) (?:song|mang)\b/, /\bmang yeu\b/]],
  ['thought_spam', [/\b(?:lua dao|tin rac|tin nhan rac|spam)\b/, /\btuong (?:la )?tin (?:nhan )?(?:gia|la)\b/]],
  ['sms_not_received', [new RegExp(`\\b${NOT} (?:nhan|thay|co)(?: duoc)? (?:tin nhan|tin|sms)\\b`)]],
  [
    'forgot_password_or_passcode',
    [
      /\bquen (?:mat khau|passcode|ma|mk|pass|password)\b/,
      new RegExp(`\\b${NOT} nho (?:mat khau|passcode|ma|mk|pass)\\b`),
    ],
  ],
  [
    'biometric_or_photo_mismatch',
    [
      /\bkhuon mat (?:\S+ ){0,3}(?:khong|ko|k|chua)\b/,
      /\b(?:khong|ko|k) (?:nhan dien|xac thuc) (?:duoc )?khuon mat\b/,
      /\banh (?:\S+ ){0,3}(?:khong|ko|k) (?:khop|giong)\b/,
      /\bvan tay (?:\S+ ){0,3}(?:khong|ko|chua|loi|mo)\b/,
    ],
  ],
  [
    'data_mismatch_between_databases',
    [
      /\b(?:sai|lech|khac|khong khop|ko khop|nham) (?:\S+ ){0,6}(?:csdl|co so du lieu|du lieu)\b/,
      /\bsai thong tin\b/,
      /\bthong tin (?:\S+ ){0,3}(?:khong|ko) khop\b/,
    ],
  ],
  [
    'card_expired_or_none',
    [
      /\b(?:cccd|can cuoc|the)(?: \S+){0,3} het han\b/,
      new RegExp(`\\b${NOT} (?:co |lam )(?:the )?(?:cccd|can cuoc)\\b`),
      /\b(?:con|van|dang|chi co)(?: \S+){0,2} cmnd\b/,
      /\b(?:mat|hong) (?:the )?(?:cccd|can cuoc)\b/,
    ],
  ],
  [
    'app_error',
    [
      /\b(?:app|ung dung|vneid)(?: \S+){0,2} (?:bi treo|treo|bao loi|loi|bi loi|bi vang|vang)\b/,
      /\bhe thong (?:dang )?(?:ban|loi|bao tri)\b/,
      /\bloi (?:app|ung dung|he thong|vneid)\b/,
    ],
  ],
  [
    'away_or_abroad',
    [
      /\bnuoc ngoai\b/,
      /\bdi (?:hoc|cong tac|nghia vu|biet phai)(?: \S+){0,3} (?:o|tai)\b/,
      /\bdi (?:hoc tap trung|vang|xa|biet phai)\b/,
    ],
  ],
  ['approved_but_never_opened', [/\bduyet(?: \S+){0,2} (?:nhung )?chua (?:mo|kich hoat|dang nhap|vao)\b/]],
] as const satisfies readonly (readonly [string, readonly RegExp[]])[];
