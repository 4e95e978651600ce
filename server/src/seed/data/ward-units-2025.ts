/**
 * Offices under each ward, commune and special zone of the two-tier city (Decree 150/2025), one a line:
 * -SUFFIX (the code is the ward's code, a dash and the suffix), kind, name.
 */
export const WARD_OFFICES_2025 = `
  -VP van_phong Văn phòng HĐND và UBND
  -VHXH phong Phòng Văn hóa - Xã hội
  -HCC phong Trung tâm Phục vụ hành chính công
  -TYT don_vi_su_nghiep Trạm Y tế
`;

/** The economic office is named after the kind of ward: communes have no "urban" part. */
export const WARD_ECONOMIC_OFFICE_2025: Readonly<Record<string, string>> = {
  phuong: '-KTHTDT phong Phòng Kinh tế, Hạ tầng và Đô thị',
  dac_khu: '-KTHTDT phong Phòng Kinh tế, Hạ tầng và Đô thị',
  xa: '-KT phong Phòng Kinh tế',
};

/**
 * A few state schools that passed from the districts to the new wards, by the ward's code: only those whose place is
 * beyond doubt, mostly because they carry the name of the place. From general knowledge, far from complete.
 */
export const WARD_SCHOOLS_2025: Readonly<Record<string, string>> = {
  '25747': '-THCSCVA Trường THCS Chu Văn An',
  '26732': '-THCVN Trường Tiểu học Cao Văn Ngọc; -THCSLHP Trường THCS Lê Hồng Phong',
  '26740': '-THHB Trường Tiểu học Hòa Bình',
  '26767': '-THCSAPD Trường THCS An Phú Đông',
  '26824': '-THCSBT Trường THCS Bình Thọ',
  '26911': '-THTD Trường Tiểu học Thanh Đa; -THCSTD Trường THCS Thanh Đa',
  '27019': '-THTSN Trường Tiểu học Tân Sơn Nhì',
  '27058': '-THCSCK Trường THCS Cầu Kiệu',
  '27139': '-THCSC Trường THCS Colette; -THCSLQD Trường THCS Lê Quý Đôn',
  '27259': '-THXC Trường Tiểu học Xóm Chiếu',
  '27439': '-THCSBHH Trường THCS Bình Hưng Hòa',
  '27496': '-THTT Trường Tiểu học Thị trấn Củ Chi; -THCSTAH Trường THCS Tân An Hội',
  '27592': '-THTBL Trường Tiểu học Tây Bắc Lân',
  '27601': '-THCSVLA Trường THCS Vĩnh Lộc A',
  '27619': '-THBH Trường Tiểu học Bình Hưng',
  '27664': '-MNCT2 Trường Mầm non Cần Thạnh 2; -THCT Trường Tiểu học Cần Thạnh; -THCSCT Trường THCS Cần Thạnh',
  '27667': '-THBK Trường Tiểu học Bình Khánh; -THCSBK Trường THCS Bình Khánh',
  '27673': '-THCSATD Trường THCS An Thới Đông',
  '27676': '-THTA Trường Tiểu học Thạnh An',
};
