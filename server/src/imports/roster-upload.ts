import {
  Injectable,
  PayloadTooLargeException,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { catchError, from, switchMap, throwError, type Observable } from 'rxjs';
import { badInput } from '../common/errors.js';
import { ringBell } from '../jobs/job-bell.js';
import { SHEET_LIMITS } from './read-sheet-limits.js';
import { ReceivedFiles, type ReceivedFile } from './received-files.js';

/**
 * What the reader takes. A list of a whole city's 200,000 people is about 25 MB as a workbook and 35 MB as CSV; none
 * of it is held in memory.
 */
const MOST_MIB = SHEET_LIMITS.fileBytes / (1024 * 1024);

/** An uploaded file as the controller finds it. */
export type UploadedRoster = ReceivedFile & Pick<Express.Multer.File, 'originalname'>;

/** Takes the one file of a form; a file that is too big is refused in words that say how big it may be. */
@Injectable()
export class RosterUpload implements NestInterceptor {
  private readonly upload: NestInterceptor;

  constructor(private readonly files: ReceivedFiles) {
    const Upload = FileInterceptor('file', {
      storage: storageIn(files),
      limits: { fileSize: SHEET_LIMITS.fileBytes, files: 1, fields: 4 },
    });
    this.upload = new Upload();
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    try {
      const answer = (await this.upload.intercept(context, next)) as Observable<unknown>;
      return answer.pipe(
        catchError((error: unknown) => from(this.forget(context)).pipe(switchMap(() => throwError(() => error)))),
      );
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

  /** What came in with a request that was refused. It may fail: what is left is forgotten some time later. */
  private async forget(context: ExecutionContext): Promise<void> {
    const { file } = context.switchToHttp().getRequest<{ file?: UploadedRoster }>();
    if (file) await this.files.forget(file.importId).catch(() => undefined);
  }
}

/** Where the reader of forms puts the file. */
function storageIn(files: ReceivedFiles): StorageEngine {
  return {
    _handleFile: (_request: Request, { stream }, done) => {
      // Whoever will read it gets ready while it is still coming in.
      ringBell('file');
      files.receive(stream as AsyncIterable<Uint8Array>).then(
        (received) => done(null, received as Partial<Express.Multer.File>),
        (error: unknown) => done(error),
      );
    },
    _removeFile: (_request, file, done) => {
      files.forget((file as unknown as UploadedRoster).importId).then(() => done(null), done);
    },
  };
}
