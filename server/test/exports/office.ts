import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_BYTES = 64 * 1024 * 1024;
const program = (variable: string, name: string): string => process.env[variable] ?? name;

/** Programs that are not ours, to open what we write: LibreOffice and poppler, in a folder of their own. */
export class Office {
  private constructor(private readonly folder: string) {}

  static async open(): Promise<Office> {
    return new Office(await mkdtemp(join(tmpdir(), 'dat100-office-')));
  }

  /** Puts a file there and answers its path. */
  async file(name: string, bytes: Buffer): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, bytes);
    return path;
  }

  /**
   * Has LibreOffice write a file in another form, and answers what it wrote.
   * @param form its name for it, with a filter and its settings where the ending alone is not enough
   * @param read the same for how the file is to be read
   */
  async converted(path: string, form: string, read: string | null = null): Promise<Buffer> {
    const into = await mkdtemp(join(this.folder, 'out-'));
    const profile = `-env:UserInstallation=file://${join(this.folder, 'profile')}`;
    const args = [profile, '--headless', '--norestore', ...(read === null ? [] : [`--infilter=${read}`])];
    await run(program('SOFFICE', 'soffice'), [...args, '--convert-to', form, '--outdir', into, path]);
    const [written] = await readdir(into);
    if (!written) throw new Error(`LibreOffice wrote nothing from ${path}`);
    return readFile(join(into, written));
  }

  /** The text of a PDF, page by page. */
  async pages(pdf: Buffer): Promise<string[]> {
    const path = await this.file('read.pdf', pdf);
    const { stdout } = await run(program('PDFTOTEXT', 'pdftotext'), ['-enc', 'UTF-8', path, '-'], {
      maxBuffer: MOST_BYTES,
    });
    return stdout.split('\f').filter((page) => page.trim() !== '');
  }

  /** Pictures of the pages of a PDF, kept for whoever wants to look. */
  async draw(pdf: Buffer, name: string, into: string): Promise<void> {
    await mkdir(into, { recursive: true });
    const path = await this.file('drawn.pdf', pdf);
    await run(program('PDFTOPPM', 'pdftoppm'), ['-r', '60', '-png', path, join(into, name)]);
  }
}
