/** What the marks look like, as lines of a drawing 24 wide and high. */
const LINES = {
  support:
    'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8z' +
    'M5.6 5.6l3.6 3.6M14.8 14.8l3.6 3.6M18.4 5.6l-3.6 3.6M9.2 14.8l-3.6 3.6',
  unvouched: 'M4 5h16v16H4zM4 9.5h16M8.5 2v4M15.5 2v4M9.5 12.8l5 5M14.5 12.8l-5 5',
} as const;

interface MarkProps {
  of: keyof typeof LINES;
  /** What the mark says where no words stand beside it. */
  title?: string;
}

/** A small sign for rows of a board, which have it by the hundred: a drawing without rules of its own. */
export function Mark({ of, title }: MarkProps) {
  const said = title ? { role: 'img' } : { 'aria-hidden': true };
  return (
    <svg className={`mark ${of}`} viewBox="0 0 24 24" {...said}>
      {title && <title>{title}</title>}
      <path d={LINES[of]} />
    </svg>
  );
}
