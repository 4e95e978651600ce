import { remember } from './remember.js';
import type { UnitChoice } from './roster-reading.js';
import { searchForm } from './vietnamese-text.js';

/** Short forms that lists use for the word before a unit's name; "tt" stands for two of them. */
const SHORT_WORDS: Readonly<Record<string, readonly string[]>> = {
  p: ['phuong'],
  q: ['quan'],
  h: ['huyen'],
  x: ['xa'],
  tp: ['thanh pho'],
  tx: ['thi xa'],
  tt: ['thi tran', 'trung tam'],
  vp: ['van phong'],
  mn: ['mam non'],
  th: ['tieu hoc'],
  thcs: ['trung hoc co so'],
  thpt: ['trung hoc pho thong'],
  ubnd: [''],
};
/** Longer titles and names are running text, or an attack on the time it takes to compare them. */
const TITLE_WORDS = 60;
const NAME_CHARS = 300;
const MOST_WAYS = 3;
const KIND_WORD = /^(?:phuong|quan|huyen|xa|thi tran|thanh pho|thi xa|so|dac khu) /;

/** Finds the unit a list names, within one unit's subtree. */
export class UnitFinder {
  private readonly byId: ReadonlyMap<number, UnitChoice>;
  private readonly inside: readonly UnitChoice[];
  private readonly byCode = new Map<string, UnitChoice[]>();
  private readonly byName = new Map<string, UnitChoice[]>();
  private readonly byBareName = new Map<string, UnitChoice[]>();
  private readonly found = remember((name) => this.search(name));
  private readonly foundByCode = remember((code) => only(this.byCode.get(codeForm(code))));

  /** `targetId` must be among the units; those outside its subtree are used as ancestors only. */
  constructor(
    units: readonly UnitChoice[],
    readonly targetId: number,
  ) {
    this.byId = new Map(units.map((unit) => [unit.id, unit]));
    if (!this.byId.has(targetId)) throw new RangeError(`The target unit ${targetId} is not among the units`);
    this.inside = units.filter((unit) => this.pathOf(unit).some(({ id }) => id === targetId));
    for (const unit of this.inside) {
      add(this.byCode, codeForm(unit.code), unit);
      for (const form of nameForms(unit.name)) {
        add(this.byName, form, unit);
        add(this.byBareName, form.replace(KIND_WORD, ''), unit);
      }
    }
  }

  get target(): UnitChoice {
    return this.byId.get(this.targetId) as UnitChoice;
  }

  /** By code; null when no unit or several have it. */
  ofCode(code: string): number | null {
    return this.foundByCode(code);
  }

  /**
   * By name without accents and letter case, short forms spelled out ("P. Tân Định"), also with the units above it
   * ("Quận 1 / Phường Bến Nghé", "Phường Bến Nghé, Quận 1"). Null when no unit has it, or several without one among
   * them being directly under the target.
   */
  ofName(name: string): number | null {
    return this.found(name);
  }

  /** Where several units have this name, what to write to say which: with the units above it, a few of them. */
  waysToSay(name: string): string[] {
    const named = nameForms(name).flatMap((form) => this.byName.get(form) ?? this.byBareName.get(form) ?? []);
    const units = [...new Set(named)];
    if (units.length < 2) return [];
    return units.slice(0, MOST_WAYS).map((unit) => {
      const path = this.pathOf(unit).filter(({ id, parentId }) => id === unit.id || parentId !== null);
      return path.slice(0, 2).reverse().map((part) => part.name).join(' / '); // prettier-ignore
    });
  }

  /** The unit whose name ends a title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC PHƯỜNG TÂN ĐỊNH". */
  ofTitle(title: string): number | null {
    const words = title.split(' ', TITLE_WORDS);
    for (let from = 1; from < words.length; from += 1) {
      for (const form of nameForms(words.slice(from).join(' '))) {
        const id = this.pick(this.byName.get(form));
        if (id !== null) return id;
      }
    }
    return null;
  }

  /** True when a title names another unit of the target's kind: this list is somebody else's. */
  contradictsTarget(name: string): boolean {
    const kindOf = (form: string): string | undefined => KIND_WORD.exec(`${form} `)?.[0];
    const target = nameForms(this.target.name);
    const kind = target.map(kindOf).find((word) => word !== undefined);
    const said = nameForms(name);
    return (
      kind !== undefined && said.every((form) => kindOf(form) === kind) && !said.some((form) => target.includes(form))
    );
  }

  private search(name: string): number | null {
    for (const table of [this.byName, this.byBareName]) {
      for (const form of nameForms(name)) {
        const id = this.pick(table.get(form));
        if (id !== null) return id;
      }
    }
    return this.ofPath(name.split('/')) ?? this.ofPath(name.split(/,| - | – /).reverse());
  }

  /** Segments from the top down; those above must be the unit's ancestors, as far as these are known. */
  private ofPath(segments: readonly string[]): number | null {
    const leaf = segments.at(-1);
    if (leaf === undefined || segments.length < 2) return null;
    const candidates = nameForms(leaf).flatMap((form) => this.byName.get(form) ?? []);
    return only(
      candidates.filter((unit) => {
        const path = this.pathOf(unit);
        const complete = path.at(-1)?.parentId === null;
        return segments.slice(0, -1).every((segment) => {
          const forms = nameForms(segment);
          const named = path.some((above) => nameForms(above.name).some((form) => forms.includes(form)));
          return named || !complete;
        });
      }),
    );
  }

  private pick(units: readonly UnitChoice[] | undefined): number | null {
    if (!units) return null;
    return only(units) ?? only(units.filter(({ parentId }) => parentId === this.targetId));
  }

  /** The unit and those above it, as far as they are given. */
  private pathOf(unit: UnitChoice): UnitChoice[] {
    const path: UnitChoice[] = [];
    for (let at: UnitChoice | undefined = unit; at && !path.includes(at);) {
      path.push(at);
      at = at.parentId === null ? undefined : this.byId.get(at.parentId);
    }
    return path;
  }
}

function only(units: readonly UnitChoice[] | undefined): number | null {
  const ids = new Set(units?.map(({ id }) => id));
  return ids.size === 1 ? ([...ids][0] as number) : null;
}

function add(table: Map<string, UnitChoice[]>, key: string, unit: UnitChoice): void {
  if (key === '') return;
  const units = table.get(key);
  if (units) units.push(unit);
  else table.set(key, [unit]);
}

function codeForm(code: string): string {
  return searchForm(code)
    .replace(/\s/g, '')
    .replace(/^0+(?=\d+$)/, '');
}

/** All spellings to compare a name in: 'p.14' gives 'phuong 14', "TT Y tế" gives "thi tran y te" and "trung tam y te". */
function nameForms(name: string): string[] {
  if (name.length > NAME_CHARS) return [];
  const words = searchForm(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b([pqhx])(?=\d)/g, '$1 ')
    .trim()
    .split(' ');
  let forms = [''];
  for (const word of words) {
    // Letters, and "tt" with its two meanings, are short forms only where a name begins: "Tổ H" keeps its letter.
    const begins = forms[0] === '' || (word.length > 1 && word !== 'tt');
    const long = (begins ? SHORT_WORDS[word] : undefined) ?? [word];
    const plain = long.map((text) => (/^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text));
    forms = forms.flatMap((form) => plain.map((text) => `${form} ${text}`.trim()));
  }
  return forms;
}
