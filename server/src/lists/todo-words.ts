import type { NextAction } from '@dat100/shared/next-actions';
import type { Both } from './list-words.js';

/** What somebody is to do next, in a few words, as the call list says it. */
export const STEPS: Readonly<Record<NextAction, Both>> = {
  activate: { vi: 'mở ứng dụng VNeID và kích hoạt', en: 'open VNeID and activate' },
  mend_phone: {
    vi: 'có điện thoại và SIM chính chủ, rồi kích hoạt',
    en: 'get a phone and a SIM in your own name, then activate',
  },
  register_again: {
    vi: 'mang thẻ gắn chip đến Công an đăng ký lại mức 2',
    en: 'take the chip card to the police and register level 2 again',
  },
  card_first: { vi: 'làm thẻ gắn chip, rồi đăng ký mức 2', en: 'apply for a chip card, then register level 2' },
  register: {
    vi: 'mang thẻ gắn chip đến Công an đăng ký mức 2',
    en: 'take the chip card to the police and register level 2',
  },
  file_online: {
    vi: 'nộp một hồ sơ trực tuyến, báo lại mã hồ sơ',
    en: 'file one procedure online, report its reference',
  },
  use_service: {
    vi: 'đăng nhập cổng dịch vụ công bằng tài khoản VNeID',
    en: 'sign in to the public-service portal with VNeID',
  },
  apply_card: { vi: 'đến Công an làm thẻ gắn chip', en: 'apply for a chip card at the police' },
  act_person: { vi: 'làm bước tiếp theo, hỏi đầu mối của đơn vị', en: 'take the next step, ask the focal officer' },
  ask: { vi: 'cho đơn vị biết đang ở bước nào', en: 'tell the unit where you stand' },
  act_unit: { vi: 'chờ đơn vị', en: 'wait for the unit' },
  match_data: {
    vi: 'mang giấy tờ đến Công an đối chiếu thông tin',
    en: 'take your papers to the police to compare the data',
  },
  await_approval: { vi: 'chờ Công an duyệt hồ sơ mức 2', en: 'wait for the police to approve level 2' },
  await_card: { vi: 'chờ Công an cấp thẻ', en: 'wait for the card' },
  act_police: { vi: 'chờ Công an', en: 'wait for the police' },
  await_return: { vi: 'làm khi về', en: 'when back' },
};
