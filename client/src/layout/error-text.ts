import { useLocale } from '../providers/locale.js';
import { ServerError } from '../providers/request.js';

/** The server's words in the language of the screen; anything else is a fault of ours and says so. */
export function useErrorText(): (error: unknown) => string {
  const locale = useLocale();
  return (error) => {
    if (error instanceof ServerError) return locale === 'en' ? error.messageEn : error.messageVi;
    return locale === 'en'
      ? 'Something went wrong on this page. Reload it; if it happens again, tell the administrator.'
      : 'Trang gặp lỗi. Tải lại trang; nếu vẫn lỗi, báo quản trị hệ thống.';
  };
}

/** Any `{messageVi, messageEn}` in the language of the screen. */
export function useWords(): (words: { messageVi: string; messageEn: string }) => string {
  const locale = useLocale();
  return (words) => (locale === 'en' ? words.messageEn : words.messageVi);
}
