import type { LedgerCause } from '@dat100/shared/ledger';
import type { Both } from './list-words.js';

/** Why somebody counts otherwise on the later of two days. */
export const CAUSES: Readonly<Record<LedgerCause, Both>> = {
  completed: { vi: 'Hoàn thành', en: 'Completed' },
  fell_back: {
    vi: 'Không còn đạt (thẻ hết hạn, kết quả bị bác)',
    en: 'No longer achieved (card expired, overruled)',
  },
  joined: { vi: 'Mới vào', en: 'New' },
  left: { vi: 'Nghỉ, thôi việc', en: 'Left' },
  transferred_in: { vi: 'Chuyển đến', en: 'Moved in' },
  transferred_out: { vi: 'Chuyển đi', en: 'Moved out' },
  exempted: { vi: 'Được miễn', en: 'Exempt' },
  deferred: { vi: 'Tạm hoãn', en: 'Deferred' },
  exemption_ended: { vi: 'Hết miễn, hết hoãn', en: 'Exemption or deferral over' },
  lens_changed: { vi: 'Vào hoặc ra nhóm đối tượng', en: 'Came into or left this group of people' },
  corrected: { vi: 'Đính chính', en: 'Corrected' },
};
