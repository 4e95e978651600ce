/** The public guide. Facts are those of the glossary's sources; the words are ours; no address to tap stands in it. */
export const viGuide = {
  guide: {
    menu: 'Hướng dẫn',
    title: 'Hướng dẫn từng bước: căn cước, VNeID mức 2, dịch vụ công',
    lead: 'Đi từ trên xuống. Bước nào đã xong thì bỏ qua. Chỉ khi tài khoản đã kích hoạt và bạn đã đăng nhập vào ứng dụng VNeID thì mới được tính là đạt.',
    enter: 'Vào hệ thống',
    contents: 'Các bước',
    step: 'Bước %{n}',
    who: 'Ai làm',
    where: 'Ở đâu',
    bring: 'Mang gì',
    time: 'Bao lâu',
    sms: 'Tin nhắn thật và kẻ giả danh',
    sms_true_title: 'Tin nhắn thật',
    sms_true_1: 'Chỉ báo rằng tài khoản đã được phê duyệt, và mời bạn tự mở ứng dụng VNeID để kích hoạt.',
    sms_true_2: 'Thường đến sau 1 đến 3 ngày. Trông giống tin quảng cáo, nên nhiều người bỏ qua.',
    sms_true_3:
      'Chưa chắc tin là thật? Đừng làm theo tin. Tự mở ứng dụng VNeID: ứng dụng cho biết đã được duyệt hay chưa.',
    sms_never_title: 'Không bao giờ có',
    sms_never_1:
      'Không ai được hỏi mã OTP của bạn qua điện thoại. Không đọc mã cho bất kỳ ai, kể cả người xưng là Công an.',
    sms_never_2: 'Không có đường dẫn nào để bấm, không có ứng dụng nào gửi kèm để cài.',
    sms_never_3:
      'Công an không kích hoạt qua điện thoại hay qua tin nhắn. Cần giúp kích hoạt thì gặp trực tiếp tại trụ sở hoặc tại cơ quan.',
    sms_never_4:
      'Không ai cần mật khẩu, passcode hay ảnh chụp thẻ của bạn. Hệ thống này cũng không có chỗ để nhập chúng.',
    stuck: 'Khi bị vướng',
    stuck_hint: 'Nói rõ mình vướng ở đâu với đầu mối của đơn vị: đơn vị và Công an có trách nhiệm giúp.',
    foot: 'Hướng dẫn này không có đường dẫn ra ngoài. Ai gửi cho bạn một đường dẫn để “kích hoạt” là kẻ giả danh.',
  },
  guide_step: {
    card: {
      title: 'Thẻ căn cước gắn chip',
      who: 'Người chưa có thẻ gắn chip, hoặc thẻ đã hết hạn ở tuổi 25, 40, 60.',
      where: 'Cơ quan Công an nơi làm thủ tục căn cước, làm trực tiếp.',
      bring: 'Giấy tờ tùy thân đang có. Nơi tiếp nhận sẽ cho biết nếu cần thêm.',
      time: 'Không quá 7 ngày làm việc kể từ khi nộp hồ sơ.',
      do_1: 'Căn cước công dân gắn chip và thẻ căn cước (cấp từ tháng 7/2024) đều được tính.',
      do_2: 'Sắp đến tuổi 25, 40 hoặc 60: xin đổi thẻ sớm, vì thẻ hết hạn đúng các mốc đó.',
      do_3: 'Quá 7 ngày làm việc chưa có thẻ: hỏi lại nơi đã nộp và báo đầu mối của đơn vị.',
    },
    level1: {
      title: 'VNeID mức 1, làm trong ứng dụng',
      who: 'Ai muốn làm trước. Bước này không bắt buộc, có thể đi thẳng tới mức 2.',
      where: 'Trên điện thoại của bạn, trong ứng dụng VNeID.',
      bring: 'Điện thoại và số SIM của chính bạn.',
      time: 'Không quá 1 ngày làm việc.',
      do_1: 'Tự tìm ứng dụng VNeID trong kho ứng dụng của điện thoại. Không cài từ tin nhắn.',
      do_2: 'Đăng ký mức 1 theo chỉ dẫn trong ứng dụng.',
      do_3: 'Mức 1 chưa được tính là đạt: còn phải đến Công an làm mức 2.',
    },
    level2: {
      title: 'VNeID mức 2, trực tiếp tại Công an',
      who: 'Mọi người thuộc diện thực hiện. Không ai làm thay được.',
      where: 'Cơ quan Công an, làm trực tiếp. Không có cách nào làm mức 2 qua điện thoại.',
      bring: 'Thẻ gắn chip còn hạn nếu đã có, và điện thoại với số SIM bạn sẽ dùng lâu dài.',
      time: 'Không quá 3 ngày làm việc khi đã có thẻ gắn chip còn hạn, không quá 7 ngày khi chưa có.',
      do_1: 'Nói với cán bộ tiếp nhận: bạn đăng ký định danh điện tử mức 2.',
      do_2: 'Đọc lại số điện thoại đã ghi trong hồ sơ: tin phê duyệt sẽ gửi về số này.',
      do_3: 'Bị từ chối thì hỏi rõ lý do, sửa rồi nộp lại. Báo lý do cho đầu mối của đơn vị.',
    },
    sms: {
      title: 'Chờ tin nhắn phê duyệt',
      who: 'Người đã nộp hồ sơ mức 2.',
      where: 'Trên điện thoại có số SIM đã đăng ký.',
      bring: 'Không cần gì. Không ai phải gọi cho bạn.',
      time: 'Tin nhắn và mã OTP thường đến trong 1 đến 3 ngày.',
      do_1: 'Tin nhắn chỉ báo đã được duyệt. Việc tiếp theo là kích hoạt, và bạn tự làm trong ứng dụng.',
      do_2: 'Đừng xóa tin vì tưởng là tin rác: ghi lại ngày nhận, từ đó còn 7 ngày.',
      do_3: 'Không thấy tin: mở ứng dụng VNeID xem đã được duyệt chưa.',
    },
    activate: {
      title: 'Kích hoạt trong 7 ngày',
      who: 'Người đã được duyệt mức 2. Nhiều người dừng ở đây: tháng 11/2022 cả nước có 12,5 triệu tài khoản được duyệt, mới 1,4 triệu được kích hoạt.',
      where: 'Trong ứng dụng VNeID trên điện thoại của bạn.',
      bring: 'Điện thoại có SIM đã đăng ký, ở nơi có mạng.',
      time: '7 ngày kể từ tin phê duyệt. Quá 7 ngày vẫn làm được qua tổng đài 1900 0368.',
      do_1: 'Mở ứng dụng VNeID, chọn kích hoạt và làm theo từng bước trong ứng dụng.',
      do_2: 'Mã OTP gửi về máy: chỉ tự mình nhập vào ứng dụng, không đọc cho ai.',
      do_3: 'Xong thì đăng nhập một lần. Đăng ký mà chưa kích hoạt, chưa đăng nhập thì chưa được tính.',
    },
    service: {
      title: 'Dùng dịch vụ công trực tuyến',
      who: 'Người đã kích hoạt tài khoản mức 2.',
      where:
        'Hệ thống thông tin giải quyết thủ tục hành chính của Thành phố, hoặc Cổng dịch vụ công quốc gia. Tự gõ địa chỉ, không bấm vào đường dẫn trong tin nhắn.',
      bring: 'Tài khoản VNeID đã kích hoạt.',
      time: 'Được tính từ khi nộp thủ tục đầu tiên.',
      do_1: 'Đăng nhập bằng tài khoản VNeID.',
      do_2: 'Khi có việc cần, chọn thủ tục và nộp hồ sơ trực tuyến.',
      do_3: 'Giữ lại mã hồ sơ và báo cho đầu mối của đơn vị.',
    },
  },
  guide_remedy: {
    sms_not_received:
      'Quá 3 ngày chưa có tin: mở ứng dụng VNeID xem tài khoản đã được duyệt chưa. Chưa thấy gì thì hỏi lại Công an nơi đã nộp và kiểm tra số điện thoại trong hồ sơ.',
    thought_spam:
      'Không cần làm theo tin nhắn. Tự mở ứng dụng VNeID trên máy của bạn: nếu đã được duyệt thì kích hoạt ngay ở đó.',
    sim_not_own_name:
      'Sang tên SIM cho chính mình tại nhà mạng, hoặc dùng một số chính chủ và nhờ Công an nơi làm hồ sơ ghi lại số đó.',
    phone_changed:
      'Đến Công an nơi làm hồ sơ, xin đổi sang số đang dùng. Tin phê duyệt và mã OTP chỉ gửi về số trong hồ sơ.',
    old_device_lost:
      'Lấy lại đúng số cũ ở nhà mạng, cài VNeID trên máy mới rồi kích hoạt lại. Vướng thì gặp trực tiếp Công an.',
    no_smartphone:
      'Báo đầu mối của đơn vị để được giúp trong buổi Công an đến hỗ trợ. Không kích hoạt tài khoản của mình trên máy của người khác.',
    forgot_password_or_passcode:
      'Dùng mục quên mật khẩu trong ứng dụng VNeID. Không nhờ người khác đặt hộ, không gửi mật khẩu cho ai.',
    biometric_or_photo_mismatch:
      'Thử lại ở nơi đủ sáng, không đeo khẩu trang và kính. Vẫn không khớp thì mang thẻ đến Công an để kiểm tra ảnh.',
    data_mismatch_between_databases:
      'Mang thẻ và giấy tờ đang có đến Công an để đối chiếu, sửa cho khớp. Báo đầu mối sửa cả trong danh sách của đơn vị.',
    card_expired_or_none:
      'Làm thẻ trước (bước 1). Vẫn đăng ký được mức 2 cùng lúc, khi đó việc duyệt không quá 7 ngày làm việc.',
    past_7_days: 'Vẫn kích hoạt được: tự gọi tổng đài 1900 0368. Không chờ ai gọi cho bạn.',
    app_error:
      'Cập nhật VNeID từ kho ứng dụng, khởi động lại máy rồi thử lại. Vẫn lỗi thì chụp màn hình báo lỗi cho đầu mối xem.',
    away_or_abroad: 'Báo đơn vị để được ghi tạm hoãn đến ngày về, kèm văn bản. Khi về thì làm tiếp từ bước đang dở.',
    no_signal: 'Đến nơi có sóng hoặc mạng không dây, ví dụ trụ sở cơ quan, rồi mở ứng dụng.',
    approved_but_never_opened:
      'Mở ứng dụng VNeID ngay hôm nay và kích hoạt: chỉ mất vài phút, và từ lúc đó mới được tính.',
  },
};
