import { choiceLine, numberLine, readLine, type Line, type Section } from './rating-lines.js';
import { AUDIENCES } from './rating-outline-conditions.js';
import type { Block, PointsScheme } from './rating-scheme.js';
import { inBoth, levelWords } from './rating-words.js';

/** Bands, how the year is put together, and each block with its parts. */
export function pointSections(scheme: PointsScheme): Section[] {
  return [
    { title: { vi: 'Mức xếp loại theo điểm', en: 'Levels by points' }, lines: bandLines(scheme) },
    ...scheme.blocks.map((block, i): Section => ({
      title: block.name,
      lines: blockLines(scheme, block, `blocks.${i}`),
    })),
    ...(scheme.unitBelow
      ? [{ title: { vi: 'Người đứng đầu', en: 'Heads' }, lines: belowLines(scheme, scheme.unitBelow) }]
      : []),
  ];
}

function bandLines(scheme: PointsScheme): Line[] {
  return [
    ...scheme.bands.map(({ level, from }, i) => {
      const name = levelWords(level);
      const label = { vi: `${name.vi}: từ`, en: `${name.en}: from` };
      return numberLine(`bands.${i}.from`, 'points', label, from);
    }),
    choiceLine('per', { vi: 'Theo dõi, chấm điểm theo', en: 'Scored by' }, scheme.per, [
      { code: 'month', vi: 'Tháng; điểm năm là trung bình các tháng', en: 'Month; the year is their mean' },
      { code: 'quarter', vi: 'Quý; điểm năm là trung bình các quý', en: 'Quarter; the year is their mean' },
    ]),
    choiceLine(
      'leaving',
      { vi: 'Điểm của nội dung không áp dụng', en: 'Points of what does not apply' },
      scheme.leaving,
      [
        { code: 'block', vi: 'Chia lại trong cùng nhóm tiêu chí', en: 'Go to the rest of the block' },
        { code: 'total', vi: 'Bỏ ra khỏi tổng 100 điểm', en: 'Leave the 100 points' },
      ],
    ),
  ];
}

function blockLines(scheme: PointsScheme, block: Block, place: string): Line[] {
  const { heads, others } = block.parts;
  return [
    numberLine(`${place}.points`, 'points', { vi: 'Điểm tối đa', en: 'Most points' }, block.points, block.source),
    readLine(
      `${place}.parts`,
      { vi: 'Tổng số phần phải có', en: 'Parts must sum to' },
      heads === others
        ? inBoth(() => String(heads))
        : { vi: `${others}; người đứng đầu: ${heads}`, en: `${others}; heads: ${heads}` },
    ),
    ...block.items.map(({ input, parts }, i) => {
      const found = scheme.inputs.find(({ code }) => code === input);
      const asked = found && found.for !== 'everyone' ? AUDIENCES[found.for] : null;
      const label = inBoth((l) => {
        const name = found?.name[l] ?? input;
        return `${l === 'vi' ? 'Phần' : 'Parts'}: ${name}${asked ? ` (${asked[l]})` : ''}`;
      });
      return numberLine(`${place}.items.${i}.parts`, 'count', label, parts);
    }),
  ];
}

function belowLines({ inputs }: PointsScheme, rule: NonNullable<PointsScheme['unitBelow']>): Line[] {
  const names = inputs.filter(({ code }) => rule.inputs.includes(code)).map(({ name }) => name);
  const label = inBoth((l) => {
    const cut = names.map((name) => name[l]).join(', ');
    return l === 'vi'
      ? `Có người thuộc quyền không hoàn thành nhiệm vụ: "${cut}" chỉ còn`
      : `Somebody below has not completed their tasks: "${cut}" counts only`;
  });
  return [numberLine('unitBelow.keeps', 'percent', label, rule.keeps, rule.source)];
}
