/**
 * Districts and wards of Ho Chi Minh City as they stood from 2021 until the ward mergers of 2025-01-01: 22 districts
 * (16 quận, 5 huyện, Thành phố Thủ Đức) and 312 wards, with the codes of the General Statistics Office.
 * A line at the margin is a district: code, kind, name. The indented lines after it are its wards, parted by
 * semicolons: code, p (phường), x (xã) or t (thị trấn), name without that word.
 */
export const DISTRICTS_AND_WARDS_2023 = `
760 quan Quận 1
  26734 p Tân Định; 26737 p Đa Kao; 26740 p Bến Nghé; 26743 p Bến Thành; 26746 p Nguyễn Thái Bình;
  26749 p Phạm Ngũ Lão; 26752 p Cầu Ông Lãnh; 26755 p Cô Giang; 26758 p Nguyễn Cư Trinh; 26761 p Cầu Kho
761 quan Quận 12
  26764 p Thạnh Xuân; 26767 p Thạnh Lộc; 26770 p Hiệp Thành; 26773 p Thới An; 26776 p Tân Chánh Hiệp;
  26779 p An Phú Đông; 26782 p Tân Thới Hiệp; 26785 p Trung Mỹ Tây; 26787 p Tân Hưng Thuận;
  26788 p Đông Hưng Thuận; 26791 p Tân Thới Nhất
764 quan Quận Gò Vấp
  26869 p 15; 26872 p 13; 26875 p 17; 26876 p 6; 26878 p 16; 26881 p 12; 26882 p 14; 26884 p 10; 26887 p 5;
  26890 p 7; 26893 p 4; 26896 p 1; 26897 p 9; 26898 p 8; 26899 p 11; 26902 p 3
765 quan Quận Bình Thạnh
  26905 p 13; 26908 p 11; 26911 p 27; 26914 p 26; 26917 p 12; 26920 p 25; 26923 p 5; 26926 p 7; 26929 p 24;
  26932 p 6; 26935 p 14; 26938 p 15; 26941 p 2; 26944 p 1; 26947 p 3; 26950 p 17; 26953 p 21; 26956 p 22;
  26959 p 19; 26962 p 28
766 quan Quận Tân Bình
  26965 p 2; 26968 p 4; 26971 p 12; 26974 p 13; 26977 p 1; 26980 p 3; 26983 p 11; 26986 p 7; 26989 p 5; 26992 p 10;
  26995 p 6; 26998 p 8; 27001 p 9; 27004 p 14; 27007 p 15
767 quan Quận Tân Phú
  27010 p Tân Sơn Nhì; 27013 p Tây Thạnh; 27016 p Sơn Kỳ; 27019 p Tân Quý; 27022 p Tân Thành; 27025 p Phú Thọ Hòa;
  27028 p Phú Thạnh; 27031 p Phú Trung; 27034 p Hòa Thạnh; 27037 p Hiệp Tân; 27040 p Tân Thới Hòa
768 quan Quận Phú Nhuận
  27043 p 4; 27046 p 5; 27049 p 9; 27052 p 7; 27055 p 3; 27058 p 1; 27061 p 2; 27064 p 8; 27067 p 15; 27070 p 10;
  27073 p 11; 27076 p 17; 27085 p 13
769 thanh_pho Thành phố Thủ Đức
  26794 p Linh Xuân; 26797 p Bình Chiểu; 26800 p Linh Trung; 26803 p Tam Bình; 26806 p Tam Phú;
  26809 p Hiệp Bình Phước; 26812 p Hiệp Bình Chánh; 26815 p Linh Chiểu; 26818 p Linh Tây; 26821 p Linh Đông;
  26824 p Bình Thọ; 26827 p Trường Thọ; 26830 p Long Bình; 26833 p Long Thạnh Mỹ; 26836 p Tân Phú;
  26839 p Hiệp Phú; 26842 p Tăng Nhơn Phú A; 26845 p Tăng Nhơn Phú B; 26848 p Phước Long B; 26851 p Phước Long A;
  26854 p Trường Thạnh; 26857 p Long Phước; 26860 p Long Trường; 26863 p Phước Bình; 26866 p Phú Hữu;
  27088 p Thảo Điền; 27091 p An Phú; 27094 p An Khánh; 27097 p Bình Trưng Đông; 27100 p Bình Trưng Tây;
  27109 p Cát Lái; 27112 p Thạnh Mỹ Lợi; 27115 p An Lợi Đông; 27118 p Thủ Thiêm
770 quan Quận 3
  27127 p 14; 27130 p 12; 27133 p 11; 27136 p 13; 27139 p Võ Thị Sáu; 27142 p 9; 27145 p 10; 27148 p 4; 27151 p 5;
  27154 p 3; 27157 p 2; 27160 p 1
771 quan Quận 10
  27163 p 15; 27166 p 13; 27169 p 14; 27172 p 12; 27175 p 11; 27178 p 10; 27181 p 9; 27184 p 1; 27187 p 8;
  27190 p 2; 27193 p 4; 27196 p 7; 27199 p 5; 27202 p 6
772 quan Quận 11
  27208 p 15; 27211 p 5; 27214 p 14; 27217 p 11; 27220 p 3; 27223 p 10; 27226 p 13; 27229 p 8; 27232 p 9;
  27235 p 12; 27238 p 7; 27241 p 6; 27244 p 4; 27247 p 1; 27250 p 2; 27253 p 16
773 quan Quận 4
  27259 p 13; 27262 p 9; 27265 p 6; 27268 p 8; 27271 p 10; 27277 p 18; 27280 p 14; 27283 p 4; 27286 p 3;
  27289 p 16; 27292 p 2; 27295 p 15; 27298 p 1
774 quan Quận 5
  27301 p 4; 27304 p 9; 27307 p 3; 27310 p 12; 27313 p 2; 27316 p 8; 27322 p 7; 27325 p 1; 27328 p 11; 27331 p 14;
  27334 p 5; 27337 p 6; 27340 p 10; 27343 p 13
775 quan Quận 6
  27346 p 14; 27349 p 13; 27352 p 9; 27355 p 6; 27358 p 12; 27361 p 5; 27364 p 11; 27367 p 2; 27370 p 1; 27373 p 4;
  27376 p 8; 27379 p 3; 27382 p 7; 27385 p 10
776 quan Quận 8
  27388 p 8; 27391 p 2; 27394 p 1; 27397 p 3; 27400 p 11; 27403 p 9; 27406 p 10; 27409 p 4; 27412 p 13; 27415 p 12;
  27418 p 5; 27421 p 14; 27424 p 6; 27427 p 15; 27430 p 16; 27433 p 7
777 quan Quận Bình Tân
  27436 p Bình Hưng Hòa; 27439 p Bình Hưng Hoà A; 27442 p Bình Hưng Hoà B; 27445 p Bình Trị Đông;
  27448 p Bình Trị Đông A; 27451 p Bình Trị Đông B; 27454 p Tân Tạo; 27457 p Tân Tạo A; 27460 p An Lạc;
  27463 p An Lạc A
778 quan Quận 7
  27466 p Tân Thuận Đông; 27469 p Tân Thuận Tây; 27472 p Tân Kiểng; 27475 p Tân Hưng; 27478 p Bình Thuận;
  27481 p Tân Quy; 27484 p Phú Thuận; 27487 p Tân Phú; 27490 p Tân Phong; 27493 p Phú Mỹ
783 huyen Huyện Củ Chi
  27496 t Củ Chi; 27499 x Phú Mỹ Hưng; 27502 x An Phú; 27505 x Trung Lập Thượng; 27508 x An Nhơn Tây;
  27511 x Nhuận Đức; 27514 x Phạm Văn Cội; 27517 x Phú Hòa Đông; 27520 x Trung Lập Hạ; 27523 x Trung An;
  27526 x Phước Thạnh; 27529 x Phước Hiệp; 27532 x Tân An Hội; 27535 x Phước Vĩnh An; 27538 x Thái Mỹ;
  27541 x Tân Thạnh Tây; 27544 x Hòa Phú; 27547 x Tân Thạnh Đông; 27550 x Bình Mỹ; 27553 x Tân Phú Trung;
  27556 x Tân Thông Hội
784 huyen Huyện Hóc Môn
  27559 t Hóc Môn; 27562 x Tân Hiệp; 27565 x Nhị Bình; 27568 x Đông Thạnh; 27571 x Tân Thới Nhì;
  27574 x Thới Tam Thôn; 27577 x Xuân Thới Sơn; 27580 x Tân Xuân; 27583 x Xuân Thới Đông; 27586 x Trung Chánh;
  27589 x Xuân Thới Thượng; 27592 x Bà Điểm
785 huyen Huyện Bình Chánh
  27595 t Tân Túc; 27598 x Phạm Văn Hai; 27601 x Vĩnh Lộc A; 27604 x Vĩnh Lộc B; 27607 x Bình Lợi;
  27610 x Lê Minh Xuân; 27613 x Tân Nhựt; 27616 x Tân Kiên; 27619 x Bình Hưng; 27622 x Phong Phú;
  27625 x An Phú Tây; 27628 x Hưng Long; 27631 x Đa Phước; 27634 x Tân Quý Tây; 27637 x Bình Chánh; 27640 x Quy Đức
786 huyen Huyện Nhà Bè
  27643 t Nhà Bè; 27646 x Phước Kiển; 27649 x Phước Lộc; 27652 x Nhơn Đức; 27655 x Phú Xuân; 27658 x Long Thới;
  27661 x Hiệp Phước
787 huyen Huyện Cần Giờ
  27664 t Cần Thạnh; 27667 x Bình Khánh; 27670 x Tam Thôn Hiệp; 27673 x An Thới Đông; 27676 x Thạnh An;
  27679 x Long Hòa; 27682 x Lý Nhơn
`;
