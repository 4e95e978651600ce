import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { CauseLink } from './changed-link.js';
import { useLedgerWords } from './ledger-words.js';
import type { Ledger } from './ledger.documents.js';
import { PeopleNumber } from './people-number.js';

interface Step {
  key: string;
  name: string;
  note: string;
  link?: string | undefined;
  points: string;
  /** in tenths of a point of the rate: where the bar begins and ends */
  from: number;
  to: number;
  tone: 'day' | 'gain' | 'loss';
}

/** From the rate of one day to that of the other, cause by cause. What it says stands beside the bars in words. */
export function LedgerChart({ ledger, linkOf }: { ledger: Ledger; linkOf: CauseLink }) {
  const steps = useSteps(ledger, linkOf);
  const edges = steps.flatMap(({ from, to, tone }) => (tone === 'day' ? [to] : [from, to]));
  const [low, high] = [Math.min(...edges), Math.max(...edges)];
  // The days' own bars have no zero to stand on when the change is small beside the rate: they begin left of all steps.
  const left = Math.max(0, low - Math.max(1, (high - low) / 3));
  const at = (tenths: number) => `${((Math.max(tenths, left) - left) / Math.max(1, high - left)) * 100}%`;
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {steps.map(({ key, name, note, link, points, from, to, tone }) => (
        <Box
          component="li"
          key={key}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(150px, 230px) minmax(60px, 1fr) 88px' },
            columnGap: 1.5,
            alignItems: 'center',
            py: 0.5,
          }}
        >
          <Typography variant="body2" sx={{ fontWeight: tone === 'day' ? 600 : 400, minWidth: 0 }}>
            {name}
            {note && (
              <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 0.75 }}>
                <PeopleNumber to={link}>{note}</PeopleNumber>
              </Typography>
            )}
          </Typography>
          <Box
            aria-hidden
            sx={{
              position: 'relative',
              height: 14,
              order: { xs: 3, sm: 0 },
              gridColumn: { xs: '1 / -1', sm: 'auto' },
              bgcolor: (theme) => theme.palette.tones.track,
            }}
          >
            <Box
              sx={(theme) => ({
                position: 'absolute',
                top: 0,
                bottom: 0,
                left: at(Math.min(from, to)),
                width: `calc(${at(Math.max(from, to))} - ${at(Math.min(from, to))})`,
                minWidth: 2,
                bgcolor: TONES[tone](theme.palette.tones),
                printColorAdjust: 'exact',
              })}
            />
          </Box>
          <Typography variant="body2" sx={{ fontWeight: 600, textAlign: 'right', whiteSpace: 'nowrap' }}>
            {points}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

const TONES = {
  day: (tones: { police: string }) => tones.police,
  gain: (tones: { verified: string }) => tones.verified,
  loss: (tones: { attention: string }) => tones.attention,
} as const;

function useSteps(ledger: Ledger, linkOf: CauseLink): Step[] {
  const t = useTranslate();
  const format = useFormat();
  const words = useLedgerWords();
  const day = (on: Ledger['before'], at: number): Step => ({
    key: on.day,
    name: format.day(on.day),
    note: `${format.count(on.claimed)}/${format.count(on.inScope)}`,
    points: format.rate(on.rateText),
    from: 0,
    to: at,
    tone: 'day',
  });
  const before = tenthsOf(ledger.before);
  let at = before;
  const steps = (ledger.lines ?? []).map((line): Step => {
    const from = at;
    const moved = line.pointsTenths ?? 0;
    at += moved;
    return {
      key: line.cause,
      name: t(`ledger.cause.${line.cause}`),
      note: t('ledger.people', { smart_count: line.people, n: format.count(line.people) }),
      link: linkOf(line.cause),
      points: words.points(moved),
      from,
      to: at,
      tone: moved < 0 ? 'loss' : 'gain',
    };
  });
  return [day(ledger.before, before), ...steps, day(ledger.after, before + (ledger.pointsTenths ?? 0))];
}

/** Where the bar of a day ends; the figure beside it is the server's own text. */
function tenthsOf({ claimed, inScope }: Ledger['before']): number {
  return inScope === 0 ? 0 : Math.floor((claimed * 1000) / inScope);
}
