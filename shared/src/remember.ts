/**
 * The same function of a text, which remembers its answers: lists say the same few words over and over. Bounded, for a
 * hostile file could say a new one in each row; long texts are worked out each time.
 */
export function remember<T>(of: (text: string) => T, most = 1_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return of(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const answer = of(text);
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return answer;
  };
}

const LONGEST = 200;
