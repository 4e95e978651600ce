/** The day the district tier ended and the city took in Bình Dương and Bà Rịa - Vũng Tàu (Resolution 202/2025/QH15). */
export const REORGANISED_ON = '2025-07-01';

/**
 * The 168 wards, communes and the special zone that stand directly under Ho Chi Minh City since REORGANISED_ON
 * (Resolution 1685/NQ-UBTVQH15), with the codes of the General Statistics Office. Parted by semicolons:
 * code, p (phường), x (xã) or d (đặc khu), name without that word.
 */
export const WARDS_2025 = `
  25747 p Thủ Dầu Một; 25750 p Phú Lợi; 25760 p Bình Dương; 25768 p Phú An; 25771 p Chánh Hiệp; 25777 x Dầu Tiếng;
  25780 x Minh Thạnh; 25792 x Long Hòa; 25807 x Thanh An; 25813 p Bến Cát; 25819 x Trừ Văn Thố; 25822 x Bàu Bàng;
  25837 p Chánh Phú Hòa; 25840 p Long Nguyên; 25843 p Tây Nam; 25846 p Thới Hòa; 25849 p Hòa Lợi; 25858 x Phú Giáo;
  25864 x Phước Thành; 25867 x An Long; 25882 x Phước Hòa; 25888 p Tân Uyên; 25891 p Tân Khánh;
  25906 x Bắc Tân Uyên; 25909 x Thường Tân; 25912 p Vĩnh Tân; 25915 p Bình Cơ; 25920 p Tân Hiệp; 25942 p Dĩ An;
  25945 p Tân Đông Hiệp; 25951 p Đông Hòa; 25966 p Lái Thiêu; 25969 p Thuận Giao; 25975 p An Phú; 25978 p Thuận An;
  25987 p Bình Hòa; 26506 p Vũng Tàu; 26526 p Tam Thắng; 26536 p Rạch Dừa; 26542 p Phước Thắng; 26545 x Long Sơn;
  26560 p Bà Rịa; 26566 p Long Hương; 26572 p Tam Long; 26575 x Ngãi Giao; 26584 x Xuân Sơn; 26590 x Bình Giã;
  26596 x Châu Đức; 26608 x Kim Long; 26617 x Nghĩa Thành; 26620 x Hồ Tràm; 26632 x Xuyên Mộc; 26638 x Bàu Lâm;
  26641 x Hòa Hội; 26647 x Hòa Hiệp; 26656 x Bình Châu; 26659 x Long Điền; 26662 x Long Hải; 26680 x Đất Đỏ;
  26686 x Phước Hải; 26704 p Phú Mỹ; 26710 p Tân Hải; 26713 p Tân Phước; 26725 p Tân Thành; 26728 x Châu Pha;
  26732 d Côn Đảo; 26737 p Tân Định; 26740 p Sài Gòn; 26743 p Bến Thành; 26758 p Cầu Ông Lãnh; 26767 p An Phú Đông;
  26773 p Thới An; 26782 p Tân Thới Hiệp; 26785 p Trung Mỹ Tây; 26791 p Đông Hưng Thuận; 26800 p Linh Xuân;
  26803 p Tam Bình; 26809 p Hiệp Bình; 26824 p Thủ Đức; 26833 p Long Bình; 26842 p Tăng Nhơn Phú;
  26848 p Phước Long; 26857 p Long Phước; 26860 p Long Trường; 26876 p An Nhơn; 26878 p An Hội Đông;
  26882 p An Hội Tây; 26884 p Gò Vấp; 26890 p Hạnh Thông; 26898 p Thông Tây Hội; 26905 p Bình Lợi Trung;
  26911 p Bình Quới; 26929 p Bình Thạnh; 26944 p Gia Định; 26956 p Thạnh Mỹ Tây; 26968 p Tân Sơn Nhất;
  26977 p Tân Sơn Hòa; 26983 p Bảy Hiền; 26995 p Tân Hòa; 27004 p Tân Bình; 27007 p Tân Sơn; 27013 p Tây Thạnh;
  27019 p Tân Sơn Nhì; 27022 p Phú Thọ Hòa; 27028 p Phú Thạnh; 27031 p Tân Phú; 27043 p Đức Nhuận;
  27058 p Cầu Kiệu; 27073 p Phú Nhuận; 27094 p An Khánh; 27097 p Bình Trưng; 27112 p Cát Lái; 27139 p Xuân Hòa;
  27142 p Nhiêu Lộc; 27154 p Bàn Cờ; 27163 p Hòa Hưng; 27169 p Diên Hồng; 27190 p Vườn Lài; 27211 p Hòa Bình;
  27226 p Phú Thọ; 27232 p Bình Thới; 27238 p Minh Phụng; 27259 p Xóm Chiếu; 27265 p Khánh Hội; 27286 p Vĩnh Hội;
  27301 p Chợ Quán; 27316 p An Đông; 27343 p Chợ Lớn; 27349 p Phú Lâm; 27364 p Bình Phú; 27367 p Bình Tây;
  27373 p Bình Tiên; 27418 p Chánh Hưng; 27424 p Bình Đông; 27427 p Phú Định; 27439 p Bình Hưng Hòa;
  27442 p Bình Tân; 27448 p Bình Trị Đông; 27457 p Tân Tạo; 27460 p An Lạc; 27475 p Tân Hưng; 27478 p Tân Thuận;
  27484 p Phú Thuận; 27487 p Tân Mỹ; 27496 x Tân An Hội; 27508 x An Nhơn Tây; 27511 x Nhuận Đức; 27526 x Thái Mỹ;
  27541 x Phú Hòa Đông; 27544 x Bình Mỹ; 27553 x Củ Chi; 27559 x Hóc Môn; 27568 x Đông Thạnh;
  27577 x Xuân Thới Sơn; 27592 x Bà Điểm; 27595 x Tân Nhựt; 27601 x Vĩnh Lộc; 27604 x Tân Vĩnh Lộc;
  27610 x Bình Lợi; 27619 x Bình Hưng; 27628 x Hưng Long; 27637 x Bình Chánh; 27655 x Nhà Bè; 27658 x Hiệp Phước;
  27664 x Cần Giờ; 27667 x Bình Khánh; 27673 x An Thới Đông; 27676 x Thạnh An
`;
