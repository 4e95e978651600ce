/** What the head of a unit does today. */
export const viTodo = {
  todo: {
    menu: 'Việc cần xử lý',
    title: 'Việc cần xử lý',
    people: '%{unit}: %{n} người còn việc phải làm.',
    in_several: '%{n} người có mặt ở nhiều nhóm, nên cộng các nhóm lại sẽ nhiều hơn.',
    overdue: '%{n} người quá hạn',
    oldest: 'lâu nhất %{n} ngày',
    waiting: 'Đã chờ',
    days: '%{n} ngày',
    no_day: 'chưa rõ từ ngày nào',
    people_of_group: 'Những người trong nhóm',
    tick_all: 'Chọn cả nhóm (%{n})',
    closed_groups: 'Không in %{n} nhóm đang đóng.',
    closed_people:
      'Các nhóm đó có %{n} lượt người (ai có việc ở nhiều nhóm được tính ở mỗi nhóm). Mở nhóm nào thì in được nhóm đó; tệp tải về có đủ các nhóm.',
    done: 'Đã xong.',
    nothing: 'Không còn việc nào cần xử lý',
    nothing_hint: 'Mọi người thuộc diện đều đã đạt. Nếu đơn vị chưa có ai trong danh sách, hãy nhập danh sách trước.',
    peers: 'Để vượt lên trên các đơn vị cùng nhóm',
    and_others: 'và %{n} đơn vị khác',
    call_list: 'In danh sách gọi',
    call_list_hint:
      'Trên giấy chỉ có họ tên, điện thoại, việc cần làm và số ngày đã chờ; không có số CCCD, không có lý do vướng mắc. Lần lập này đã được ghi nhật ký.',
    call_list_failed: 'Chưa lập được danh sách gọi',
    call_list_of: 'Danh sách gọi: %{unit}',
    call_list_made: 'Lập ngày %{day}, người lập: %{name}, %{n} người.',
    call_safe:
      'Khi gọi: xưng rõ tên và đơn vị. Không hỏi mã OTP, mật khẩu; không gửi đường dẫn. Giữ kín danh sách, hủy khi xong việc.',
    no: 'STT',
    phone: 'Điện thoại',
    next: 'Việc cần làm',
    called: 'Đã gọi',
    waits: 'Đã chờ',
    waits_n: '%{n} ngày',
    waits_unknown: 'chưa rõ',
    police_list: 'Danh sách đề nghị Công an hỗ trợ',
    police_hint: 'Tệp XLSX gồm họ tên, ngày sinh và số CCCD đầy đủ, để giao cho Công an.',
    police_submit: 'Lập danh sách %{n} người',
    police_whom: 'Gồm những ai',
    police_ticked: 'Những người đã chọn (%{n})',
    police_all: 'Cả nhóm (%{n})',
    police_purpose: 'Mục đích',
    police_purpose_hint:
      'Ví dụ: đề nghị duyệt hồ sơ đã quá hạn. Mục đích được ghi vào tệp và nhật ký, nên không ghi số CCCD hay số điện thoại của ai.',
    police_care:
      'Danh sách có số CCCD đầy đủ. Tên bạn và giờ lập được ghi vào tệp; mỗi lần lập được ghi nhật ký. Chỉ giao cho Công an, xóa khi xong việc.',
  },
  todo_peers: {
    pass: 'đang hạng %{rank}/%{ranked}. Thêm %{n} người đạt là vượt %{unit}.',
    draw_level: 'đang hạng %{rank}/%{ranked}. Thêm %{n} người đạt là ngang với %{unit}, đã đạt 100 %.',
    first: 'đang dẫn đầu %{ranked} đơn vị cùng nhóm.',
    first_tied: 'đang dẫn đầu, cùng hạng với các đơn vị khác (%{tied} đơn vị).',
    unranked: 'chưa xếp hạng, vì đơn vị có quá ít người thuộc diện.',
  },
  todo_action: {
    activate: {
      people: '%{n} người đã được duyệt, chưa kích hoạt: giúp mở ứng dụng tại đơn vị',
      how: 'Mời từng người mở ứng dụng VNeID trên điện thoại của họ và kích hoạt. Quá 7 ngày vẫn kích hoạt được qua tổng đài 1900 0368. Không ai được hỏi mã OTP của họ.',
      step: 'mở ứng dụng VNeID và kích hoạt',
    },
    mend_phone: {
      people: '%{n} người đã được duyệt nhưng vướng điện thoại hoặc SIM: giúp có máy và SIM chính chủ',
      how: 'SIM phải đứng tên chính người đó. Có thể kích hoạt trên máy mượn tại đơn vị, rồi chuyển sang máy của mình sau.',
      step: 'có điện thoại và SIM chính chủ, rồi kích hoạt',
    },
    register_again: {
      people: '%{n} người bị từ chối: mời đến Công an đăng ký lại',
      how: 'Xem lý do từ chối, mang thẻ gắn chip đến Công an phường, xã. Nếu nhiều người cùng lý do, đề nghị Công an đến đơn vị.',
      step: 'mang thẻ gắn chip đến Công an đăng ký lại mức 2',
    },
    card_first: {
      people: '%{n} người chưa có thẻ hoặc thẻ hết hạn: làm thẻ trước, rồi đăng ký mức 2',
      how: 'Không có thẻ gắn chip còn hạn thì chưa đăng ký mức 2 được. Làm thẻ và đăng ký mức 2 trong cùng một lần đến Công an.',
      step: 'làm thẻ gắn chip, rồi đăng ký mức 2',
    },
    register: {
      people: '%{n} người chưa đăng ký: mời mang thẻ đến Công an đăng ký mức 2',
      how: 'Mức 2 chỉ đăng ký trực tiếp tại Công an, không qua điện thoại. Nhiều người thì hẹn Công an đến đơn vị một buổi.',
      step: 'mang thẻ gắn chip đến Công an đăng ký mức 2',
    },
    file_online: {
      people: '%{n} người đã có tài khoản, chưa nộp hồ sơ: giúp nộp một hồ sơ trực tuyến',
      how: 'Chọn một thủ tục đang cần thật, nộp cùng nhau tại đơn vị và giữ lại mã hồ sơ.',
      step: 'nộp một hồ sơ trực tuyến, báo lại mã hồ sơ',
    },
    use_service: {
      people: '%{n} người chưa dùng dịch vụ công trực tuyến: giúp đăng nhập lần đầu',
      how: 'Đăng nhập cổng dịch vụ công bằng tài khoản VNeID. Ai chưa có VNeID mức 2 thì làm việc đó trước.',
      step: 'đăng nhập cổng dịch vụ công bằng tài khoản VNeID',
    },
    apply_card: {
      people: '%{n} người chưa có thẻ gắn chip: mời đến Công an làm thẻ',
      how: 'Đến Công an phường, xã nơi cư trú, mang theo giấy tờ tùy thân đang có. Thẻ thường có sau 7 ngày làm việc.',
      step: 'đến Công an làm thẻ gắn chip',
    },
    act_person: {
      people: '%{n} người còn một bước phải tự làm: nhắc và giúp họ',
      how: 'Xem tình trạng của từng người ở cột bên phải, rồi hẹn ngày làm.',
      step: 'làm bước tiếp theo, hỏi đầu mối của đơn vị',
    },
    ask: {
      people: '%{n} người chưa có thông tin: hỏi và ghi tình trạng',
      how: 'Hỏi từng người đang ở bước nào rồi ghi lại; ai đã xong thì ghi ngay là đã đạt, kèm ngày.',
      step: 'cho đơn vị biết đang ở bước nào',
    },
    act_unit: {
      people: '%{n} người chờ đơn vị làm bước tiếp theo',
      how: 'Xem tình trạng của từng người ở cột bên phải và làm phần việc của đơn vị.',
      step: 'chờ đơn vị',
    },
    match_data: {
      people: '%{n} người lệch thông tin hoặc ảnh: đề nghị Công an đối chiếu',
      how: 'Chọn những người này, lập danh sách đề nghị Công an hỗ trợ. Cá nhân không tự sửa được.',
      step: 'mang giấy tờ đến Công an đối chiếu thông tin',
    },
    await_approval: {
      people: '%{n} người đã đăng ký, chờ Công an duyệt',
      how: 'Thường 3 đến 7 ngày làm việc. Ai quá hạn thì đưa vào danh sách đề nghị Công an hỗ trợ.',
      step: 'chờ Công an duyệt hồ sơ mức 2',
    },
    await_card: {
      people: '%{n} người đã làm thủ tục, chờ Công an cấp thẻ',
      how: 'Thường 7 ngày làm việc. Ai quá hạn thì đưa vào danh sách đề nghị Công an hỗ trợ.',
      step: 'chờ Công an cấp thẻ',
    },
    act_police: {
      people: '%{n} người đang chờ Công an',
      how: 'Ai quá hạn thì đưa vào danh sách đề nghị Công an hỗ trợ.',
      step: 'chờ Công an',
    },
    await_return: {
      people: '%{n} người đi vắng hoặc ở nước ngoài: hẹn ngày về',
      how: 'Ghi ngày về để hẹn. Nếu vắng lâu và có văn bản, cho tạm hoãn để số liệu đúng.',
      step: 'làm khi về',
    },
  },
};
