/** From jest.config.mjs: the spec files of each share, by the path of the share. */
declare const filesOf: Readonly<Record<string, readonly string[]>>;

/** Loads the spec files of a share; each adds its own describes. See jest.shares.mjs. */
export async function loadShare(share: string): Promise<void> {
  const files = filesOf[share];
  if (!files) throw new Error(`${share} is no share: jest.shares.mjs deals spec files out`);
  for (const file of files) await import(file);
}
