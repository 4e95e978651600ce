/** Memberships in one or two letters, where a row has no room for words; the words stand in the title. */
export const MEMBERSHIP_SHORT: Readonly<Record<string, string>> = {
  dang_vien: 'ĐV',
  doan_vien: 'TN',
  cong_doan: 'CĐ',
  hoi_vien: 'HV',
};
