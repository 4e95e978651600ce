import type { LeftCode } from './what-stands.js';

/** Why a row was left, with the way out. */
export const LEFT_WORDS: Readonly<Record<LeftCode, { vi: string; en: string }>> = {
  newer_on_top: {
    vi: 'Sau lần nhập này, dữ liệu của người này đã được thay đổi tiếp. Mở trang cá nhân để sửa những gì còn sai.',
    en: "This person's data was changed again after the import. Open the person's page and correct what is still wrong.",
  },
  asserted_by_another: {
    vi: 'Một lần nhập sau cũng có tên người này. Nếu lần nhập đó cũng sai thì hoàn tác nó trước, rồi hoàn tác lại lần nhập này.',
    en: 'A later import names this person too. If that one is wrong as well, undo it first, then undo this one again.',
  },
};
