import type { RosterCriterion } from './roster-headings.js';
import { searchForm } from './vietnamese-text.js';

/**
 * What a figure of a summary counts. people: everybody of the unit · achieved: in scope and achieved · begun: past the
 * first stage (registered, has an account), whatever came of it · left: in scope and not achieved. A rate is a share
 * of those in scope, in per cent.
 */
export type SummaryMeasure = 'people' | 'achieved' | 'rate' | 'begun' | 'begun_rate' | 'left' | 'left_rate';

export interface SummaryColumn {
  measure: SummaryMeasure;
  /** null for people. */
  criterion: RosterCriterion | null;
}

const UNIT = /^(?:ten )?(?:cac )?(?:don vi|co quan|phong,? ban|phuong|dia phuong)\b/;
const RATE = /\bt[yi] le\b|%|\bphan tram\b/;
const NOT_YET = /\b(?:chua|con lai|con thieu)\b/;
const COUNT = /^(?:so luong|sl|so nguoi|tong so|so)$|^(?:da|duoc|co)\b/;
/** Staff, however the sheet calls them. */
const PEOPLE =
  /^(?:tong (?:so|cong)|so luong|so|quan so|tong)(?: (?:luong|nguoi|nhan su|nhan vien|cb\S*|cc\S*|can bo.*|cong chuc.*|vien chuc.*|lao dong.*|nguoi lao dong.*|nld))*$/;
/** Only some of the people, other days and other stages: nothing we hold a count of our own against. */
const OTHER =
  /\bd(?:ang|oan) vien\b|\bhoi vien\b|\bcong doan\b|\bbien che\b|\bmuc (?:do )?1\b|\bduyet\b|\btu choi\b|\bcho cap\b|\bda nop\b|\btang\b|\bgiam\b|\bky truoc\b|\btuan truoc\b|\bthang truoc\b|\bxep hang\b|\bmien\b|\bhoan\b|\bthuoc dien\b|\bphai thuc hien\b|\bchi tieu\b|\bghi chu\b/;

/**
 * What a column of a sheet of counts tells, by its heading from the top row down (['CCCD gắn chip', 'Tỷ lệ %']).
 * Null when it says nothing that we count too.
 */
export function summaryColumn(heading: readonly string[]): SummaryColumn | 'unit' | null {
  const parts = heading.map(searchForm).filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return null;
  const whole = parts.join(' / ');
  if (OTHER.test(whole)) return null;
  if (UNIT.test(parts[0] ?? '') && parts.length === 1) return 'unit';
  const rate = RATE.test(last);
  const criterion = criterionOf(whole);
  if (criterion === null) return !rate && PEOPLE.test(plain(last)) ? { measure: 'people', criterion: null } : null;
  // "CCCD gắn chip / Công chức" counts some of the people only.
  if (parts.length > 1 && !rate && !COUNT.test(plain(last)) && criterionOf(last) === null && !NOT_YET.test(last))
    return null;
  const measure = measureOf(parts, criterion);
  if (measure === null) return null;
  return { measure: rate ? (measure === 'achieved' ? 'rate' : `${measure}_rate`) : measure, criterion };
}

const plain = (text: string): string =>
  text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function criterionOf(whole: string): RosterCriterion | null {
  if (/\bdich vu cong\b|\bdvc\w*\b|\bho so truc tuyen\b/.test(whole)) return 'online_service';
  if (/\bdinh danh\b|\bvneid\b|\bkich hoat\b|\bmuc (?:do )?2\b|\bdddt\b/.test(whole)) return 'vneid_level2';
  return /\bcccd\b|\bcan cuoc\b|\bgan chip\b/.test(whole) ? 'chip_card' : null;
}

/** The deepest heading that speaks of a stage decides. */
function measureOf(parts: readonly string[], criterion: RosterCriterion): 'achieved' | 'begun' | 'left' | null {
  for (const part of [...parts].reverse()) {
    const negative = NOT_YET.test(part);
    if (criterion === 'vneid_level2') {
      if (/\bkich hoat\b/.test(part)) return negative ? 'left' : 'achieved';
      if (/\bdang ky\b/.test(part)) return negative ? null : 'begun';
    } else if (criterion === 'online_service' && /\btai khoan\b/.test(part) && !/\bsu dung\b/.test(part)) {
      return negative ? null : 'begun';
    } else if (negative) return 'left';
    else if (criterionOf(part) === criterion) return 'achieved';
  }
  return null;
}
