/** Memberships in one or two letters, where a row has no room for words; the words stand in the title. */
export const MEMBERSHIP_SHORT: Readonly<Record<string, { vi: string; en: string }>> = {
  dang_vien: { vi: 'ĐV', en: 'PM' },
  doan_vien: { vi: 'TN', en: 'YU' },
  cong_doan: { vi: 'CĐ', en: 'TU' },
  hoi_vien: { vi: 'HV', en: 'AM' },
};
