import { useLocale } from '../providers/locale.js';
import { ServerError } from '../providers/request.js';
import { unreadDay } from './address-day.js';

/** The server's words in the language of the screen; anything else is a fault of ours and says so. */
export function useErrorText(): (error: unknown) => string {
  const locale = useLocale();
  return (error) => {
    if (error instanceof ServerError) {
      const words = error.code === 'bad_day' ? dayWords(error) : error;
      return locale === 'en' ? words.messageEn : words.messageVi;
    }
    return locale === 'en'
      ? 'Something went wrong on this page. Reload it; if it happens again, tell the administrator.'
      : 'Trang gặp lỗi. Tải lại trang; nếu vẫn lỗi, báo quản trị hệ thống.';
  };
}

/** No field of a page sends a day that is none: it came with the address, and is chosen on the screen as days are written there. */
function dayWords(error: ServerError): { messageVi: string; messageEn: string } {
  const day = unreadDay(window.location.search);
  if (day === null) return error;
  return {
    messageVi: `Ngày “${day}” trong địa chỉ không đọc được. Hãy chọn lại ngày (dd/MM/yyyy).`,
    messageEn: `The day “${day}” in the address cannot be read. Choose the day again (dd/MM/yyyy).`,
  };
}

/** Any `{messageVi, messageEn}` in the language of the screen. */
export function useWords(): (words: { messageVi: string; messageEn: string }) => string {
  const locale = useLocale();
  return (words) => (locale === 'en' ? words.messageEn : words.messageVi);
}
