/** A line of a bulletin: what it is about, and what is said of it. */
export interface BulletinItem {
  /** '' = the parts stand by themselves */
  label: string;
  parts: readonly string[];
}

export interface BulletinSection {
  title: string;
  items: readonly BulletinItem[];
}

/** A bulletin in words, in the order of the page. */
export interface BulletinWords {
  title: string;
  subtitle: string;
  sections: readonly BulletinSection[];
  note: string;
}

/** The bulletin as text for a chat group: no marks that a chat would turn into something else, and no link. */
export function plainText({ title, subtitle, sections, note }: BulletinWords): string {
  const item = ({ label, parts }: BulletinItem) => `- ${label ? `${label}: ` : ''}${parts.join('; ')}`;
  const told = sections.map((section) =>
    [section.title.toLocaleUpperCase('vi'), ...section.items.map(item)].join('\n'),
  );
  return [`${title}\n${subtitle}`, ...told, note].join('\n\n');
}
