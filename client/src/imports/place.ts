import { useTranslate } from 'react-admin';

/** "trang DANH SÁCH, dòng 23, cột E": where the user's own program shows it. */
export function usePlace(): (sheet: string, row: number, column?: string | null) => string {
  const t = useTranslate();
  return (sheet, row, column) =>
    [
      sheet && t('imports.sheet', { sheet }),
      t('imports.row', { row: String(row) }),
      column && t('imports.column', { column }),
    ]
      .filter(Boolean)
      .join(', ');
}
