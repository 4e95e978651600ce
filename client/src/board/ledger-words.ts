import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { Ledger, LedgerLine } from './ledger.documents.js';

/** How many causes the sentence names. */
const NAMED = 3;

/** Tenths of a point as text: '+3,1', '−0,4', '0,0'. */
export function pointsText(tenths: number, locale: 'vi' | 'en'): string {
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : '';
  const size = Math.abs(tenths);
  return `${sign}${Math.floor(size / 10)}${locale === 'en' ? '.' : ','}${size % 10}`;
}

/** '+3', '−12', '0' */
export function signed(count: number, format: (count: number) => string): string {
  return `${count > 0 ? '+' : count < 0 ? '−' : ''}${format(Math.abs(count))}`;
}

/** The ledger in words: one plain sentence, and the name of each cause with its people. */
export function useLedgerWords() {
  const t = useTranslate();
  const format = useFormat();
  const points = (tenths: number) => pointsText(tenths, format.locale);
  const because = (line: LedgerLine) =>
    t(`ledger.because.${line.cause}`, { smart_count: line.people, n: format.count(line.people) });
  /** "+3,1 điểm: +2,0 do 12 người hoàn thành, +1,1 do 4 người được miễn." What is named and the rest sum to the whole. */
  const sentence = (ledger: Ledger): string => {
    const { lines, pointsTenths } = ledger;
    if (pointsTenths === null) return t('ledger.no_rate');
    const whole = t('ledger.whole', { points: points(pointsTenths) });
    if (lines === null) return `${whole}.`;
    if (lines.length === 0) return t('ledger.nothing');
    const moving = lines.filter((line) => line.pointsTenths !== null && line.pointsTenths !== 0);
    if (moving.length === 0) return t('ledger.unmoved', { points: points(pointsTenths) });
    const bySize = [...moving].sort((a, b) => Math.abs(b.pointsTenths ?? 0) - Math.abs(a.pointsTenths ?? 0));
    const named = bySize.slice(0, NAMED);
    const parts = named.map((line) =>
      t('ledger.part', { points: points(line.pointsTenths ?? 0), because: because(line) }),
    );
    const rest = pointsTenths - named.reduce((sum, line) => sum + (line.pointsTenths ?? 0), 0);
    if (bySize.length > NAMED) parts.push(t('ledger.rest', { points: points(rest) }));
    return `${whole}: ${parts.join(', ')}.`;
  };
  return { points, sentence, count: (n: number) => signed(n, format.count) };
}
