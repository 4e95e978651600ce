import { useTranslate } from 'react-admin';
import { pointsText, signed } from '../board/ledger-words.js';
import { useRankWords } from '../board/rank-words.js';
import { useWeekWords } from '../confirm/week-state.js';
import { daysBetween, useFormat } from '../layout/format.js';
import { useNameOf } from '../providers/catalogue.js';
import type { Bulletin, BulletinGroup, BulletinPicks, BulletinUnit } from './bulletin.documents.js';
import type { BulletinItem, BulletinSection, BulletinWords } from './bulletin-text.js';

/** So many names fit on the page; the others are counted. */
const MOST_NAMES = 12;

/** A bulletin in the words of the screen's language: the page and the text to copy say the same. */
export function useBulletinWords(): (bulletin: Bulletin, criterion: string, lens: string) => BulletinWords {
  const t = useTranslate();
  const format = useFormat();
  const weekWords = useWeekWords();
  const sections = useSections();
  return (bulletin, criterion, lens) => ({
    title: t('bulletin.heading', { days: weekWords.days(bulletin.week), unit: bulletin.unit.name }),
    subtitle: t('bulletin.about', { criterion, lens, day: format.day(bulletin.asOf) }),
    sections: [
      ...sections.figures(bulletin),
      ...sections.groups(bulletin),
      ...sections.unconfirmed(bulletin),
      ...sections.dates(bulletin),
    ],
    note: t('bulletin.note'),
  });
}

function useSections() {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const rankWords = useRankWords();
  const points = (tenths: number) => t('second.points', { points: pointsText(tenths, format.locale) });
  const rate = (text: string) => format.rate(text);
  const line = (part: string): BulletinItem => ({ label: '', parts: [part] });
  const titled = (key: string, items: BulletinItem[], none: string, args = {}): BulletinSection => ({
    title: t(`bulletin.${key}`, args),
    items: items.length > 0 ? items : [line(t(`bulletin.${none}`))],
  });
  const names = (units: readonly { name: string }[]) => {
    const named = units.slice(0, MOST_NAMES).map(({ name }) => name);
    return units.length > MOST_NAMES ? [...named, andMore(units.length - MOST_NAMES)] : named;
  };
  const andMore = (n: number) => t('bulletin.more', { smart_count: n, n: format.count(n) });
  const picked = ({ units, more }: BulletinPicks, say: (unit: BulletinUnit) => string) => [
    ...units.map(say),
    ...(more > 0 ? [andMore(more)] : []),
  ];

  function figures({ total, before, since, pointsTenths }: Bulletin): BulletinSection[] {
    if (total.inScope === 0) return [titled('figures', [], 'nobody')];
    const [k, n] = [format.count(total.claimed), format.count(total.inScope)];
    const change = (of: 'claimed' | 'inScope') => signed(total[of] - (before?.[of] ?? 0), format.count);
    const changes = {
      day: format.day(since),
      achieved: change('claimed'),
      inScope: change('inScope'),
      points: pointsTenths === null ? t('bulletin.no_rate') : points(pointsTenths),
    };
    return [
      titled(
        'figures',
        [
          line(t('bulletin.achieved', { k, n, rate: rate(total.rateText) })),
          line(t('bulletin.left', { smart_count: total.left, n: format.count(total.left) })),
          line(t('bulletin.verified', { k: format.count(total.verified), rate: rate(total.verifiedRateText) })),
          line(before ? t('bulletin.change', changes) : t('bulletin.no_week_before')),
        ],
        'nobody',
      ),
    ];
  }

  function groups(bulletin: Bulletin): BulletinSection[] {
    if (bulletin.groups.length === 0) return [];
    const of = (say: (group: BulletinGroup) => string[]): BulletinItem[] =>
      bulletin.groups
        .map((one) => ({ label: nameOf(one.group), parts: say(one) }))
        .filter(({ parts }) => parts.length > 0);
    const led = (one: BulletinUnit) =>
      t('bulletin.leader', {
        rank: rankWords({ rank: one.rank, tied: one.tied, reason: null }),
        unit: one.unit.name,
        rate: rate(one.rateText),
        k: format.count(one.claimed),
        n: format.count(one.inScope),
      });
    const gained = (one: BulletinUnit) =>
      t('bulletin.gained', { unit: one.unit.name, points: points(one.tenths ?? 0), rate: rate(one.rateText) });
    const reached = (one: BulletinUnit) => t('bulletin.since', { unit: one.unit.name, day: format.day(one.reachedOn) });
    const atTarget = (one: BulletinGroup) => [
      t('bulletin.reached', { k: format.count(one.reached), of: format.count(one.ranked) }),
      ...picked(one.first, reached),
      ...(one.newlyReached.length > 0
        ? [t('bulletin.newly', { units: names(one.newlyReached.map(({ unit }) => unit)).join(', ') })]
        : []),
    ];
    return [
      titled(
        'leaders',
        of(({ leaders }) => picked(leaders, led)),
        'nobody',
      ),
      ...(bulletin.before
        ? [
            titled(
              'improved',
              of(({ improved }) => picked(improved, gained)),
              'nobody_improved',
            ),
          ]
        : []),
      titled(
        'first',
        of((one) => (one.reached > 0 ? atTarget(one) : [])),
        'nobody_reached',
        {
          percent: bulletin.targetPercent,
        },
      ),
    ];
  }

  function unconfirmed(bulletin: Bulletin): BulletinSection[] {
    if (bulletin.groups.length === 0) return [];
    const units = bulletin.unconfirmed;
    const count = t('bulletin.unconfirmed_n', { smart_count: units.length, n: format.count(units.length) });
    return [
      titled(
        'unconfirmed',
        units.length > 0 ? [{ label: count, parts: [names(units).join(', ')] }] : [],
        'all_confirmed',
      ),
    ];
  }

  function dates({ dueOn, asOf, nextDue }: Bulletin): BulletinSection[] {
    const days = daysBetween(asOf, dueOn);
    const left =
      days > 0
        ? t('board.days_left', format.counted(days))
        : days === 0
          ? t('board.due_today')
          : t('board.overdue_days', format.counted(-days));
    const due = t('bulletin.due', { day: format.day(dueOn), left });
    return [titled('dates', [line(due), line(t('bulletin.next_due', { day: format.day(nextDue) }))], 'nobody')];
  }
  return { figures, groups, unconfirmed, dates };
}
