/**
 * Departments, agencies and enterprises of Ho Chi Minh City in May 2023, each with its main offices and some of the
 * public service units under it. A line at the margin is an agency: code, kind, name; the lines after it stand under
 * it: -SUFFIX (the code is the agency's code, a dash and the suffix), kind, name. The list of agencies is that of the
 * city in 2023; their offices are common knowledge, not checked one by one and not complete.
 */
export const DEPARTMENTS_2023 = `
VPUB so_ban_nganh Văn phòng UBND Thành phố
  -HCTC phong Phòng Hành chính - Tổ chức
  -TH phong Phòng Tổng hợp
  -KT phong Phòng Kinh tế
  -DT phong Phòng Đô thị
  -TCD phong Ban Tiếp công dân
  -TTCB don_vi_su_nghiep Trung tâm Công báo
SNV so_ban_nganh Sở Nội vụ
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -CCVC phong Phòng Công chức, viên chức
  -XDCQ phong Phòng Xây dựng chính quyền
  -CCHC phong Phòng Cải cách hành chính
  -TDKT phong Ban Thi đua - Khen thưởng
  -TG phong Ban Tôn giáo
SLDTBXH so_ban_nganh Sở Lao động - Thương binh và Xã hội
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -NCC phong Phòng Người có công
  -BTXH phong Phòng Bảo trợ xã hội
  -GDNN phong Phòng Giáo dục nghề nghiệp
  -TTDVVL don_vi_su_nghiep Trung tâm Dịch vụ việc làm
STP so_ban_nganh Sở Tư pháp
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -BTTP phong Phòng Bổ trợ tư pháp
  -PBGDPL phong Phòng Phổ biến, giáo dục pháp luật
  -CC1 don_vi_su_nghiep Phòng Công chứng số 1
  -TTTGPL don_vi_su_nghiep Trung tâm Trợ giúp pháp lý nhà nước
SKHDT so_ban_nganh Sở Kế hoạch và Đầu tư
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -DKKD phong Phòng Đăng ký kinh doanh
  -KTDN phong Phòng Kinh tế đối ngoại
STC so_ban_nganh Sở Tài chính
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -NS phong Phòng Ngân sách
  -QLCS phong Phòng Quản lý công sản
SXD so_ban_nganh Sở Xây dựng
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -CPXD phong Phòng Cấp phép xây dựng
  -PTDT phong Phòng Phát triển đô thị
  -TTQLN don_vi_su_nghiep Trung tâm Quản lý nhà và Giám định xây dựng
SQHKT so_ban_nganh Sở Quy hoạch - Kiến trúc
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -QLQHC phong Phòng Quản lý quy hoạch chung
  -TTTTQH don_vi_su_nghiep Trung tâm Thông tin quy hoạch
SGTVT so_ban_nganh Sở Giao thông vận tải
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -QLVT phong Phòng Quản lý vận tải
  -QLSH phong Phòng Quản lý sát hạch và cấp giấy phép lái xe
  -TTGTCC don_vi_su_nghiep Trung tâm Quản lý giao thông công cộng
  -CVDTND don_vi_su_nghiep Cảng vụ Đường thủy nội địa
STTTT so_ban_nganh Sở Thông tin và Truyền thông
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -KHTC phong Phòng Kế hoạch - Tài chính
  -BCXB phong Phòng Báo chí - Xuất bản
  -BCVT phong Phòng Bưu chính - Viễn thông
  -CNTT phong Phòng Công nghệ thông tin
  -TTBC don_vi_su_nghiep Trung tâm Báo chí
  -TTCNTT don_vi_su_nghiep Trung tâm Công nghệ thông tin và Truyền thông
SKHCN so_ban_nganh Sở Khoa học và Công nghệ
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -QLKH phong Phòng Quản lý khoa học
  -TDC phong Chi cục Tiêu chuẩn Đo lường Chất lượng
  -TTTTTK don_vi_su_nghiep Trung tâm Thông tin và Thống kê Khoa học và Công nghệ
STNMT so_ban_nganh Sở Tài nguyên và Môi trường
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -QLCTR phong Phòng Quản lý chất thải rắn
  -BVMT phong Chi cục Bảo vệ môi trường
  -VPDKDD don_vi_su_nghiep Văn phòng Đăng ký đất đai Thành phố
SNNPTNT so_ban_nganh Sở Nông nghiệp và Phát triển nông thôn
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -KL phong Chi cục Kiểm lâm
  -CNTY phong Chi cục Chăn nuôi và Thú y
  -TTKN don_vi_su_nghiep Trung tâm Khuyến nông
SCT so_ban_nganh Sở Công Thương
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -QLTM phong Phòng Quản lý thương mại
  -QLNL phong Phòng Quản lý năng lượng
SGDDT so_ban_nganh Sở Giáo dục và Đào tạo
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -TCCB phong Phòng Tổ chức cán bộ
  -GDTrH phong Phòng Giáo dục Trung học
  -GDTH phong Phòng Giáo dục Tiểu học
  -THPTLHP truong_hoc Trường THPT chuyên Lê Hồng Phong
  -THPTTDN truong_hoc Trường THPT chuyên Trần Đại Nghĩa
  -THPTNTMK truong_hoc Trường THPT Nguyễn Thị Minh Khai
  -THPTBTX truong_hoc Trường THPT Bùi Thị Xuân
  -THPTTV truong_hoc Trường THPT Trưng Vương
  -THPTGD truong_hoc Trường THPT Gia Định
  -THPTNTH truong_hoc Trường THPT Nguyễn Thượng Hiền
  -THPTNHH truong_hoc Trường THPT Nguyễn Hữu Huân
  -THPTPN truong_hoc Trường THPT Phú Nhuận
  -THPTMDC truong_hoc Trường THPT Mạc Đĩnh Chi
  -THPTHV truong_hoc Trường THPT Hùng Vương
  -THPTCC truong_hoc Trường THPT Củ Chi
SYT so_ban_nganh Sở Y tế
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -NVY phong Phòng Nghiệp vụ Y
  -NVD phong Phòng Nghiệp vụ Dược
  -BV115 benh_vien Bệnh viện Nhân dân 115
  -BVNDGD benh_vien Bệnh viện Nhân dân Gia Định
  -BVTD benh_vien Bệnh viện Từ Dũ
  -BVND1 benh_vien Bệnh viện Nhi đồng 1
  -BVND2 benh_vien Bệnh viện Nhi đồng 2
  -BVBD benh_vien Bệnh viện Bình Dân
  -BVUB benh_vien Bệnh viện Ung Bướu
  -BVNTP benh_vien Bệnh viện Nguyễn Tri Phương
  -BVM benh_vien Bệnh viện Mắt
  -CDC don_vi_su_nghiep Trung tâm Kiểm soát bệnh tật
  -CC115 don_vi_su_nghiep Trung tâm Cấp cứu 115
SVHTT so_ban_nganh Sở Văn hóa và Thể thao
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -NT phong Phòng Nghệ thuật
  -TVKHTH don_vi_su_nghiep Thư viện Khoa học Tổng hợp
  -BTLS don_vi_su_nghiep Bảo tàng Lịch sử
  -TTVH don_vi_su_nghiep Trung tâm Văn hóa Thành phố
SDL so_ban_nganh Sở Du lịch
  -VP van_phong Văn phòng
  -TTR phong Thanh tra Sở
  -TTXTDL don_vi_su_nghiep Trung tâm Xúc tiến Du lịch
BDT so_ban_nganh Ban Dân tộc
  -VP van_phong Văn phòng
  -CSDT phong Phòng Chính sách dân tộc
TTTP so_ban_nganh Thanh tra Thành phố
  -VP van_phong Văn phòng
  -NV1 phong Phòng Nghiệp vụ 1
  -NV2 phong Phòng Nghiệp vụ 2
BQLATTP so_ban_nganh Ban Quản lý An toàn thực phẩm
  -VP van_phong Văn phòng
  -TTR phong Phòng Thanh tra
  -CP phong Phòng Cấp phép
SNgV so_ban_nganh Sở Ngoại vụ
  -VP van_phong Văn phòng
  -LS phong Phòng Lãnh sự
`;

/** Agencies beside the departments. Layout as in DEPARTMENTS_2023. */
export const OTHER_AGENCIES_2023 = `
CATP co_quan_noi_chinh Công an Thành phố
  -TM phong Phòng Tham mưu
  -QLHC phong Phòng Cảnh sát quản lý hành chính về trật tự xã hội
BTLTP co_quan_noi_chinh Bộ Tư lệnh Thành phố
HEPZA ban Ban Quản lý các Khu chế xuất và công nghiệp
  -VP van_phong Văn phòng
  -QLDT phong Phòng Quản lý đầu tư
  -QLLD phong Phòng Quản lý lao động
SHTP ban Ban Quản lý Khu Công nghệ cao
  -VP van_phong Văn phòng
  -TTRD don_vi_su_nghiep Trung tâm Nghiên cứu triển khai
  -VUDN don_vi_su_nghiep Vườn ươm Doanh nghiệp Công nghệ cao
AHTP ban Ban Quản lý Khu Nông nghiệp Công nghệ cao
  -VP van_phong Văn phòng
  -TTNC don_vi_su_nghiep Trung tâm Nghiên cứu và Phát triển Nông nghiệp Công nghệ cao
MAUR ban Ban Quản lý Đường sắt đô thị
  -VP van_phong Văn phòng
  -KHDT phong Phòng Kế hoạch - Đầu tư
CT nganh_doc Cục Thuế Thành phố
  -VP van_phong Văn phòng
  -TTKT1 phong Phòng Thanh tra - Kiểm tra số 1
  -CCTQ1 phong Chi cục Thuế Quận 1
BHXH nganh_doc Bảo hiểm xã hội Thành phố
  -VP van_phong Văn phòng
  -CDBH phong Phòng Chế độ bảo hiểm xã hội
KBNN nganh_doc Kho bạc Nhà nước Thành phố
  -VP van_phong Văn phòng
  -KTNN phong Phòng Kế toán nhà nước
UBMTTQ doan_the Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố
  -VP van_phong Văn phòng
  -TC phong Ban Tổ chức
LDLD doan_the Liên đoàn Lao động Thành phố
  -VP van_phong Văn phòng
  -TC phong Ban Tổ chức
  -CVHLD don_vi_su_nghiep Cung Văn hóa Lao động
HLHPN doan_the Hội Liên hiệp Phụ nữ Thành phố
  -VP van_phong Văn phòng
  -NVHPN don_vi_su_nghiep Nhà Văn hóa Phụ nữ
HND doan_the Hội Nông dân Thành phố
  -VP van_phong Văn phòng
HCCB doan_the Hội Cựu chiến binh Thành phố
TDTN doan_the Thành Đoàn TP.HCM
  -VP van_phong Văn phòng
  -NVHTN don_vi_su_nghiep Nhà Văn hóa Thanh niên
  -NTN don_vi_su_nghiep Nhà Thiếu nhi Thành phố
SAWACO doanh_nghiep Tổng Công ty Cấp nước Sài Gòn
  -VP van_phong Văn phòng
  -KT phong Phòng Kỹ thuật
SATRA doanh_nghiep Tổng Công ty Thương mại Sài Gòn
  -VP van_phong Văn phòng
  -KD phong Phòng Kinh doanh
SGT doanh_nghiep Tổng Công ty Du lịch Sài Gòn
  -VP van_phong Văn phòng
  -KD phong Phòng Kinh doanh
`;
