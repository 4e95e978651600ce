/**
 * How often Vietnamese names occur, for synthetic people. "name weight" parted by semicolons; weights only compare
 * within one list. Surnames: counted among 207,000 people of Đắk Lắk. Given names: of people born 1991-2002 there.
 * Every person in a demo city is drawn from these lists by chance and is nobody.
 */
export const SURNAMES = `
  Nguyễn 61431; Trần 21005; Lê 17354; Phạm 12292; Hoàng 8410; Phan 6580; Bùi 5558; Võ 5335; Hồ 4505; Vũ 4120;
  Đặng 3940; Đỗ 3678; Trương 3485; Huỳnh 3346; Ngô 3273; Đinh 3210; Dương 2540; Trịnh 2095; Nông 2038; Mai 2024;
  Hà 1999; Đoàn 1921; Lương 1833; Cao 1773; Đào 1568; Lưu 1055; Lý 1022; Triệu 1019; Phùng 766; Đàm 740; Chu 688;
  Văn 686; Vi 625; Thái 620; Lâm 608; Tạ 578; Vương 559; Tô 529; Hứa 468; Đậu 463; Châu 455; Quách 316; Lục 316;
  Ma 290; Lại 289; Tống 268; La 245; Bế 242; Mã 212; Mông 209; Đồng 206; Kiều 204; Thân 195; Tăng 165
`;

export const GIVEN_NAMES_MALE = `
  Tuấn 2711; Hoàng 2461; Huy 2225; Anh 2050; Hiếu 1994; Hùng 1981; Nam 1975; Sơn 1902; Đức 1884; Dũng 1699;
  Thành 1618; Đạt 1560; Cường 1560; Long 1550; Trung 1549; Hải 1419; Nguyên 1401; Thắng 1399; Minh 1312; Duy 1154;
  Tiến 1142; Quang 1114; Phúc 1048; Trường 1017; Tài 1007; Toàn 981; Hưng 924; Phong 909; Tùng 894; Linh 866;
  Khánh 861; Bảo 858; Quân 825; Dương 790; Nghĩa 777; Lâm 776; Vinh 766; Bình 764; Mạnh 751; Việt 704; Thịnh 683;
  Hòa 683; Tâm 658; Hiệp 650; Tân 645; Phú 643; Phương 635; Thiện 623; Thái 615; Nhật 599; Công 594; Sang 589;
  Hậu 578; Quý 567; An 565; Phước 562; Quốc 547; Ngọc 535; Nhân 530; Vương 513; Khoa 503; Trí 497; Kiên 487;
  Lộc 478; Thanh 478; Thuận 476; Chiến 475; Trọng 452; Giang 414; Tín 383; Phát 373; Đại 372; Thông 368; Đông 346
`;

export const GIVEN_NAMES_FEMALE = `
  Trang 4193; Thảo 3518; Linh 3023; Anh 2462; Phương 2197; Hằng 2139; Huyền 2106; Hiền 2030; Hương 1719; Ngọc 1717;
  Dung 1697; Nhung 1685; Thủy 1648; Nhi 1622; Duyên 1554; Vân 1495; Quỳnh 1494; Nga 1487; Yến 1477; Trinh 1464;
  Thương 1340; Uyên 1336; Hạnh 1305; Ngân 1217; Oanh 1192; Trâm 1162; Ly 1156; Mai 1146; Phượng 1086; Thúy 1080;
  Hoa 1021; Vy 1018; Hồng 993; Tâm 961; Thu 943; My 942; Giang 928; Loan 919; Thanh 884; Ánh 838; Vi 836; Lan 835;
  Quyên 796; Chi 795; Thư 744; Tiên 727; Thùy 688; Huệ 687; Nguyệt 674; Như 665; Nguyên 663; Tuyết 635; Diễm 619;
  Liên 598; Hòa 562; Hường 557; Hoài 532; Kiều 514; Lệ 506; Xuân 468; Tuyền 468; Thắm 464; Diệu 399
`;

/** Middle names, alone or in pairs; the weights are a guess: "Thị" and "Văn" lead, less so among the young. */
export const MIDDLE_NAMES_MALE = `
  Văn 260; Hữu 60; Đức 55; Minh 90; Quốc 70; Thanh 70; Hoàng 60; Ngọc 45; Công 30; Xuân 25; Anh 40; Trọng 25;
  Đình 25; Quang 35; Tuấn 25; Thành 25; Chí 20; Phước 15; Bá 15; Tấn 25; Gia 10; Nhật 10; Hoàng Minh 5
`;

export const MIDDLE_NAMES_FEMALE = `
  Thị 380; Ngọc 60; Thanh 50; Kim 40; Minh 30; Thùy 35; Phương 30; Bích 25; Mỹ 25; Hồng 20; Thị Thanh 45;
  Thị Ngọc 45; Thị Kim 40; Thị Thu 40; Thị Hồng 35; Thị Mỹ 30; Thị Bích 30; Thị Minh 25; Hoàng 15; Bảo 10; Khánh 10
`;

/**
 * Provinces of birth registration (first three digits of a citizen id, Circular 59/2021) with how often staff in Ho
 * Chi Minh City come from there: a guess, half from the city, then the south, then the north.
 */
export const BIRTH_PROVINCES = `
  079 4800; 001 220; 002 10; 004 10; 006 10; 008 20; 010 10; 011 10; 012 10; 014 10; 015 10; 017 10; 019 30; 020 10;
  022 40; 024 40; 025 50; 026 40; 027 40; 030 70; 031 90; 033 60; 034 110; 035 60; 036 130; 037 60; 038 160; 040 160;
  042 100; 044 70; 045 70; 046 90; 048 110; 049 180; 051 190; 052 190; 054 90; 056 110; 058 50; 060 90; 062 20;
  064 60; 066 70; 067 20; 068 90; 070 60; 072 160; 074 150; 075 200; 077 110; 080 240; 082 270; 083 250; 084 130;
  086 160; 087 170; 089 160; 091 110; 092 140; 093 70; 094 90; 095 60; 096 110
`;
