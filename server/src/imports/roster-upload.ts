import {
  Injectable,
  PayloadTooLargeException,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { badInput } from '../common/errors.js';

/** A workbook of a whole city's staff is about 12 MB. */
const MOST_MIB = 25;
const Upload = FileInterceptor('file', { limits: { fileSize: MOST_MIB * 1024 * 1024, files: 1, fields: 4 } });

/** Takes the one file of a form; a file that is too big is refused in words that say how big it may be. */
@Injectable()
export class RosterUpload implements NestInterceptor {
  private readonly upload: NestInterceptor = new Upload();

  async intercept(context: ExecutionContext, next: CallHandler): Promise<ReturnType<CallHandler['handle']>> {
    try {
      return await this.upload.intercept(context, next);
    } catch (error) {
      if (!(error instanceof PayloadTooLargeException)) throw error;
      throw badInput(
        'too_large',
        `Tệp lớn hơn ${MOST_MIB} MB. Hãy xóa trang, hình ảnh và định dạng thừa, hoặc chia thành nhiều tệp.`,
        `The file is larger than ${MOST_MIB} MB. Delete unused sheets, pictures and formats, or split it into several files.`,
        'file',
      );
    }
  }
}
