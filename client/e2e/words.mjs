// What a screen says, to find words of the wrong language on it.

/** English words that are no Vietnamese ones, written without marks: none of them stands on a Vietnamese screen. */
const ENGLISH = `the and of with from for by not are was has have this that these your you all each every other more less
  people person unit units list lists week weeks day days date month year time name number status stage reason note
  open close save cancel delete remove edit add create new find search filter sort show hide select choose export import
  print download upload file loading error unknown missing invalid required page row rows next previous last first back
  done left since until before after between under over waiting overdue verified claimed confirmed achieved rate rank
  board table chart menu settings password username login logout user users role roles account yes true false null
  undefined`;

/**
 * Names and signs that are the same in every language, the first line of a CSV file too; the letters of a digest can make
 * up a word by chance.
 */
const NAMES =
  /\b[a-z_]+(,[a-z_]+){2,}\b|\b[0-9a-f]{64}\b|(?<![\w-])[\w-]{43}(?![\w-])|VNeID|Đạt100|EN: English|\bEN\b|[\w.]+@[\w.]+|[\w-]+\.(xlsx|csv|docx|pdf)|https?:\S+/gi;

/** Runs in the page: every text that is seen or read out, one line each. */
function texts() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const found = new Set([document.title]);
  for (const element of document.body.querySelectorAll('*')) {
    if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName) || element.lang === 'en' || !shown(element)) continue;
    for (const node of element.childNodes) if (node.nodeType === 3) found.add(node.textContent);
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.add(element.getAttribute(name) ?? '');
  }
  return [...found].map((text) => text.trim()).filter(Boolean);
}

/** Texts of a Vietnamese screen with an English word in them, or with the key of a text that is missing. */
export async function foreignTexts(page) {
  const words = new Set(ENGLISH.split(/\s+/));
  const isForeign = (text) =>
    /^[a-z]+(\.[a-z_]+)+$/.test(text) ||
    text
      .replace(NAMES, ' ')
      .toLowerCase()
      .split(/[^\p{L}\p{M}]+/u)
      .some((word) => words.has(word));
  return (await page.evaluate(texts)).filter(isForeign);
}
