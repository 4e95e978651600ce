/**
 * What stands under a district of 2023. One unit a line: -SUFFIX (the code is the district's code, a dash and the
 * suffix), kind, name. The offices are those of Decree 37/2014 as Quận 1 lists them.
 */
export const DISTRICT_OFFICES = `
  -VP van_phong Văn phòng HĐND và UBND
  -NV phong Phòng Nội vụ
  -TCKH phong Phòng Tài chính - Kế hoạch
  -TP phong Phòng Tư pháp
  -QLDT phong Phòng Quản lý đô thị
  -KT phong Phòng Kinh tế
  -GDDT phong Phòng Giáo dục và Đào tạo
  -VHTT phong Phòng Văn hóa và Thông tin
  -LDTBXH phong Phòng Lao động - Thương binh và Xã hội
  -TNMT phong Phòng Tài nguyên và Môi trường
  -YT phong Phòng Y tế
`;

/** Public service units that every district has; their names are the same everywhere. */
export const DISTRICT_SERVICES = `
  -TTYT don_vi_su_nghiep Trung tâm Y tế
  -TTVH don_vi_su_nghiep Trung tâm Văn hóa
  -BQLDA don_vi_su_nghiep Ban Quản lý dự án đầu tư xây dựng
`;

/** The inspectorate is named after the kind of district. */
export const DISTRICT_INSPECTORATES: Readonly<Record<string, string>> = {
  quan: 'Thanh tra quận',
  huyen: 'Thanh tra huyện',
  thanh_pho: 'Thanh tra thành phố',
};

/**
 * Some state schools of each district, by the district's code, "-SUFFIX name" parted by semicolons. Real names from
 * general knowledge, not checked against a register; far from complete.
 */
export const DISTRICT_SCHOOLS: Readonly<Record<string, string>> = {
  '760': `-MNBN Trường Mầm non Bé Ngoan; -MNHL Trường Mầm non Hoa Lư; -THHB Trường Tiểu học Hòa Bình;
    -THKD Trường Tiểu học Kết Đoàn; -THKM Trường Tiểu học Khai Minh; -THCSMD Trường THCS Minh Đức;
    -THCSDK Trường THCS Đồng Khởi`,
  '761': '-MNSC6 Trường Mầm non Sơn Ca 6; -THNK Trường Tiểu học Nguyễn Khuyến; -THCSNH Trường THCS Nguyễn Huệ',
  '764': '-MNHN Trường Mầm non Hồng Nhung; -THNTH Trường Tiểu học Nguyễn Thượng Hiền; -THCSND Trường THCS Nguyễn Du',
  '765': '-MN25A Trường Mầm non 25A; -THTD Trường Tiểu học Thanh Đa; -THCSLS Trường THCS Lam Sơn',
  '766': '-MNBC Trường Mầm non Bàu Cát; -THBVT Trường Tiểu học Bành Văn Trân; -THCSNSL Trường THCS Ngô Sĩ Liên',
  '767': '-MNRD Trường Mầm non Rạng Đông; -THTSN Trường Tiểu học Tân Sơn Nhì; -THCSLAX Trường THCS Lê Anh Xuân',
  '768': '-MNSC3 Trường Mầm non Sơn Ca 3; -THCL Trường Tiểu học Cổ Loa; -THCSNTT Trường THCS Ngô Tất Tố',
  '769': `-MNHD Trường Mầm non Hoa Đào; -THTD Trường Tiểu học Từ Đức; -THNTT Trường Tiểu học Nguyễn Trung Trực;
    -THCSBT Trường THCS Bình Thọ; -THCSHL Trường THCS Hoa Lư`,
  '770': '-MNHM Trường Mầm non Hoa Mai; -THKD Trường Tiểu học Kỳ Đồng; -THCSC Trường THCS Colette',
  '771': '-MNMN1 Trường Mầm non Măng Non 1; -THDMC Trường Tiểu học Dương Minh Châu; -THCSNVT Trường THCS Nguyễn Văn Tố',
  '772': '-MNQ11 Trường Mầm non Quận 11; -THLDC Trường Tiểu học Lê Đình Chinh; -THCSLG Trường THCS Lữ Gia',
  '773': '-MNNTT Trường Mầm non Nguyễn Tất Thành; -THBD Trường Tiểu học Bạch Đằng; -THCSVD Trường THCS Vân Đồn',
  '774': '-MNHM1 Trường Mầm non Họa Mi 1; -THBS Trường Tiểu học Bàu Sen; -THCSHB Trường THCS Hồng Bàng',
  '775': '-MNRD1 Trường Mầm non Rạng Đông 1; -THCVL Trường Tiểu học Châu Văn Liêm; -THCSBT Trường THCS Bình Tây',
  '776': '-MNTT Trường Mầm non Tuổi Thơ; -THADL Trường Tiểu học Âu Dương Lân; -THCSCH Trường THCS Chánh Hưng',
  '777': '-MNCT Trường Mầm non Cẩm Tú; -THBT1 Trường Tiểu học Bình Trị 1; -THCSHVN Trường THCS Huỳnh Văn Nghệ',
  '778': '-MN195 Trường Mầm non 19-5; -THLVT Trường Tiểu học Lê Văn Tám; -THCSNHT Trường THCS Nguyễn Hữu Thọ',
  '783': '-MNTT1 Trường Mầm non Thị trấn Củ Chi 1; -THTT Trường Tiểu học Thị trấn Củ Chi; -THCSTAH Trường THCS Tân An Hội',
  '784': '-MN2311 Trường Mầm non 23/11; -THTBL Trường Tiểu học Tây Bắc Lân; -THCSNAK Trường THCS Nguyễn An Khương',
  '785': '-MNTT1 Trường Mầm non Thủy Tiên 1; -THAPT Trường Tiểu học An Phú Tây; -THCSVLA Trường THCS Vĩnh Lộc A',
  '786': '-MNDX Trường Mầm non Đồng Xanh; -THLVL Trường Tiểu học Lê Văn Lương; -THCSLVH Trường THCS Lê Văn Hưu',
  '787': '-MNCT2 Trường Mầm non Cần Thạnh 2; -THCT Trường Tiểu học Cần Thạnh; -THCSCT Trường THCS Cần Thạnh',
};
