import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { Forecast, Trend } from './trend.documents.js';

type Pace = NonNullable<Forecast['paceNow']>;

/** "12,5": people a week to the tenth, as the server reckoned them. */
export function usePaceText(): (pace: Pace) => string {
  const { count, locale } = useFormat();
  return ({ perWeekTenths }) => {
    const tenths = Math.abs(perWeekTenths);
    const fraction = tenths % 10;
    const text = count((tenths - fraction) / 10) + (fraction === 0 ? '' : `${locale === 'vi' ? ',' : '.'}${fraction}`);
    return perWeekTenths < 0 ? `−${text}` : text;
  };
}

/** The day of the target in a few words: a range, or what stands in place of one with the reason beside it. */
export function useForecastBrief(): (forecast: Forecast) => { value: string; note: string } {
  const t = useTranslate();
  const { day } = useFormat();
  return ({ early, late, reason, notBefore }) => {
    if (early && late) return { value: early === late ? day(early) : `${day(early)} – ${day(late)}`, note: '' };
    if (notBefore)
      return { value: t('trend.brief_unsure'), note: t('trend.brief_not_before', { day: day(notBefore) }) };
    return reason === 'reached'
      ? { value: t('board.reached'), note: '' }
      : { value: t('trend.brief_none'), note: t(`trend.brief_${reason ?? 'not_predictable'}`) };
  };
}

/** What the trend says, in whole sentences: read in place of the drawing, and beside it. */
export function useTrendSentences(): (trend: Trend) => string[] {
  const t = useTranslate();
  const { day, count } = useFormat();
  const paceText = usePaceText();
  return ({ points, forecast, targetPercent, dueOn }) => {
    const first = points[0];
    const last = points.at(-1);
    const { early, late, reason, notBefore, paceNow, paceNeeded, stuckInTheWay } = forecast;
    const sentences: string[] = [];
    if (first && last && last.inScope > 0) {
      const figures = { claimed: count(last.claimed), inScope: count(last.inScope), verified: count(last.verified) };
      const since = { from: day(first.day), before: count(first.claimed), to: day(last.day) };
      sentences.push(t('trend.course', { ...since, ...figures }));
    }
    if (paceNow && reason !== 'reached')
      sentences.push(
        paceNeeded
          ? t('trend.paces', { now: paceText(paceNow), needed: paceText(paceNeeded), due: day(dueOn) })
          : t('trend.pace', { now: paceText(paceNow) }),
      );
    if (early && late) sentences.push(t('trend.range', { early: day(early), late: day(late), percent: targetPercent }));
    else if (reason) sentences.push(t(`trend.none_${reason}`));
    if (notBefore) sentences.push(t('trend.not_before', { day: day(notBefore) }));
    if (stuckInTheWay > 0) sentences.push(t('trend.stuck', { smart_count: stuckInTheWay, n: count(stuckInTheWay) }));
    return sentences;
  };
}
