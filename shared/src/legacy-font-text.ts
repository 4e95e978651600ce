/**
 * Vietnamese typed for pre-Unicode fonts looks like "NguyÔn V¨n" (TCVN3, .VnTime) or "Nguyeãn Vaên" (VNI). The letters
 * depend on the font, which is gone once the text is in a cell: it cannot be read safely, only recognised.
 */

/** Signs and capitals within words that TCVN3 uses for Vietnamese letters and that no Vietnamese word holds there. */
const SIGN = '[¡-©«¬®-±µ-¹»-¾×÷ßÞþ]';
const TCVN3 = new RegExp(String.raw`\p{L}${SIGN}|${SIGN}\p{L}|[a-z][À-ÖØ-Ý]`, 'u');
/** Letters that VNI puts behind vowels: ones that Vietnamese does not have, or has not behind that vowel. */
const VNI = /\p{L}[øûïöäåëüîñ]|[ae][àáâãèéêùõ]|oâ|[iuy][ùõ]/iu;
/** A few foreign names are no legacy text. */
const LEAST = 3;

/** Counts texts of a file, to tell at the end whether it was typed in a legacy font. */
export class LegacyTextCounter {
  private words = 0;
  private suspect = 0;

  add(text: string): void {
    if (!/\p{L}{2}/u.test(text)) return;
    this.words += 1;
    const plain = text.normalize('NFC');
    if (TCVN3.test(plain) || VNI.test(plain)) this.suspect += 1;
  }

  /** True when at least one text in ten holds such signs. */
  get isLegacy(): boolean {
    return this.suspect >= LEAST && this.suspect * 10 >= this.words;
  }
}
