/**
 * The fifteen departments that Ho Chi Minh City has since 2025-07-01, after the mergers of 2025-02-20 and with Bình
 * Dương and Bà Rịa - Vũng Tàu, with their main offices and some of their public service units. Layout as in
 * agencies-2023.ts. The list of departments was published; the offices are common knowledge and not complete.
 */
export const DEPARTMENTS_2025 = `
VPUB so_ban_nganh Văn phòng UBND Thành phố
  -HCTC phong Phòng Hành chính - Tổ chức
  -TH phong Phòng Tổng hợp
  -TCD phong Ban Tiếp công dân
  -TTCB don_vi_su_nghiep Trung tâm Công báo
SNV so_ban_nganh Sở Nội vụ
  -VP van_phong Văn phòng
  -CCVC phong Phòng Công chức, viên chức
  -CCHC phong Phòng Cải cách hành chính
  -NCC phong Phòng Người có công
  -TDKT phong Ban Thi đua - Khen thưởng
  -TTDVVL don_vi_su_nghiep Trung tâm Dịch vụ việc làm
STP so_ban_nganh Sở Tư pháp
  -VP van_phong Văn phòng
  -BTTP phong Phòng Bổ trợ tư pháp
  -CC1 don_vi_su_nghiep Phòng Công chứng số 1
  -TTTGPL don_vi_su_nghiep Trung tâm Trợ giúp pháp lý nhà nước
STC so_ban_nganh Sở Tài chính
  -VP van_phong Văn phòng
  -NS phong Phòng Ngân sách
  -QLCS phong Phòng Quản lý công sản
  -DKKD phong Phòng Đăng ký kinh doanh
SXD so_ban_nganh Sở Xây dựng
  -VP van_phong Văn phòng
  -CPXD phong Phòng Cấp phép xây dựng
  -QLVT phong Phòng Quản lý vận tải
  -QHKT phong Phòng Quy hoạch - Kiến trúc
  -TTGTCC don_vi_su_nghiep Trung tâm Quản lý giao thông công cộng
  -TTQLN don_vi_su_nghiep Trung tâm Quản lý nhà và Giám định xây dựng
SKHCN so_ban_nganh Sở Khoa học và Công nghệ
  -VP van_phong Văn phòng
  -QLKH phong Phòng Quản lý khoa học
  -CDS phong Phòng Chuyển đổi số
  -TDC phong Chi cục Tiêu chuẩn Đo lường Chất lượng
  -TTCDS don_vi_su_nghiep Trung tâm Chuyển đổi số
SNNMT so_ban_nganh Sở Nông nghiệp và Môi trường
  -VP van_phong Văn phòng
  -BVMT phong Chi cục Bảo vệ môi trường
  -KL phong Chi cục Kiểm lâm
  -CNTY phong Chi cục Chăn nuôi và Thú y
  -VPDKDD don_vi_su_nghiep Văn phòng Đăng ký đất đai Thành phố
SCT so_ban_nganh Sở Công Thương
  -VP van_phong Văn phòng
  -QLTM phong Phòng Quản lý thương mại
  -QLNL phong Phòng Quản lý năng lượng
SGDDT so_ban_nganh Sở Giáo dục và Đào tạo
  -VP van_phong Văn phòng
  -TCCB phong Phòng Tổ chức cán bộ
  -GDPT phong Phòng Giáo dục phổ thông
  -THPTLHP truong_hoc Trường THPT chuyên Lê Hồng Phong
  -THPTTDN truong_hoc Trường THPT chuyên Trần Đại Nghĩa
  -THPTNTMK truong_hoc Trường THPT Nguyễn Thị Minh Khai
  -THPTBTX truong_hoc Trường THPT Bùi Thị Xuân
  -THPTGD truong_hoc Trường THPT Gia Định
  -THPTNTH truong_hoc Trường THPT Nguyễn Thượng Hiền
  -THPTNHH truong_hoc Trường THPT Nguyễn Hữu Huân
  -THPTMDC truong_hoc Trường THPT Mạc Đĩnh Chi
  -THPTCC truong_hoc Trường THPT Củ Chi
  -THPTHVBD truong_hoc Trường THPT chuyên Hùng Vương
  -THPTLQDVT truong_hoc Trường THPT chuyên Lê Quý Đôn
SYT so_ban_nganh Sở Y tế
  -VP van_phong Văn phòng
  -NVY phong Phòng Nghiệp vụ Y
  -NVD phong Phòng Nghiệp vụ Dược
  -BV115 benh_vien Bệnh viện Nhân dân 115
  -BVNDGD benh_vien Bệnh viện Nhân dân Gia Định
  -BVTD benh_vien Bệnh viện Từ Dũ
  -BVND1 benh_vien Bệnh viện Nhi đồng 1
  -BVND2 benh_vien Bệnh viện Nhi đồng 2
  -BVBD benh_vien Bệnh viện Bình Dân
  -BVUB benh_vien Bệnh viện Ung Bướu
  -BVDKBD benh_vien Bệnh viện Đa khoa Bình Dương
  -BVBR benh_vien Bệnh viện Bà Rịa
  -BVVT benh_vien Bệnh viện Vũng Tàu
  -CDC don_vi_su_nghiep Trung tâm Kiểm soát bệnh tật
  -CC115 don_vi_su_nghiep Trung tâm Cấp cứu 115
SVHTT so_ban_nganh Sở Văn hóa và Thể thao
  -VP van_phong Văn phòng
  -NT phong Phòng Nghệ thuật
  -TVKHTH don_vi_su_nghiep Thư viện Khoa học Tổng hợp
  -BTLS don_vi_su_nghiep Bảo tàng Lịch sử
SDL so_ban_nganh Sở Du lịch
  -VP van_phong Văn phòng
  -TTXTDL don_vi_su_nghiep Trung tâm Xúc tiến Du lịch
SDTTG so_ban_nganh Sở Dân tộc và Tôn giáo
  -VP van_phong Văn phòng
  -CSDT phong Phòng Chính sách dân tộc
TTTP so_ban_nganh Thanh tra Thành phố
  -VP van_phong Văn phòng
  -NV1 phong Phòng Nghiệp vụ 1
  -NV2 phong Phòng Nghiệp vụ 2
  -NV3 phong Phòng Nghiệp vụ 3
SATTP so_ban_nganh Sở An toàn thực phẩm
  -VP van_phong Văn phòng
  -CP phong Phòng Cấp phép
`;

/** Names that agencies outside the departments took on by 2025, by code; from general knowledge. The others kept theirs. */
export const RENAMED_AGENCIES_2025: Readonly<Record<string, string>> = {
  CT: 'Thuế Thành phố Hồ Chí Minh',
  'CT-CCTQ1': 'Thuế cơ sở 1',
  KBNN: 'Kho bạc Nhà nước khu vực II',
};
