/** The kinds of trouble a caller can be told about. `not_found` also stands for "not yours to see". */
export type ErrorKind = 'unauthenticated' | 'not_found' | 'bad_input' | 'conflict' | 'unavailable';

/**
 * An error meant for people: a stable code and words in both languages that name the place and the way out.
 * Everything else that is thrown is a fault of ours and shows as `internal`.
 */
export class UserError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly messageVi: string,
    readonly messageEn: string,
    readonly field: string | null = null,
  ) {
    super(messageEn);
  }
}

export const unauthenticated = () =>
  new UserError(
    'unauthenticated',
    'unauthenticated',
    'Phiên làm việc đã hết. Hãy đăng nhập lại.',
    'Your session has ended. Please sign in again.',
  );

/** Forbidden and missing look the same, so that nobody learns what exists outside their scope. */
export const notFound = () =>
  new UserError(
    'not_found',
    'not_found',
    'Không tìm thấy, hoặc nằm ngoài phạm vi được giao của bạn.',
    'Not found, or outside the scope you have been given.',
  );

export const badInput = (code: string, messageVi: string, messageEn: string, field: string | null = null) =>
  new UserError('bad_input', code, messageVi, messageEn, field);

export const conflict = (code: string, messageVi: string, messageEn: string, field: string | null = null) =>
  new UserError('conflict', code, messageVi, messageEn, field);

/** Somebody else changed the same thing meanwhile. */
export const changedMeanwhile = () =>
  conflict(
    'changed_meanwhile',
    'Dữ liệu vừa được người khác sửa. Hãy tải lại rồi sửa tiếp; phần bạn đã nhập vẫn còn trên màn hình.',
    'Someone else has just changed this. Reload and go on; what you typed is still on the screen.',
  );
