import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import type { Criterion } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import type { Board } from './board.documents.js';

interface Part {
  code: string;
  name: string;
  holder: string;
  count: number;
  tone: number;
}

const NO_EVENT = 'no_event';

/** Where people stand on the way, and who has to move next; each part opens the people behind it. */
export function Funnel({ board, criterion }: { board: Board; criterion: Criterion }) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const can = useCan();
  const counted = new Map(board.total.stages.map(({ stage, count }) => [stage, count]));
  const achieved = criterion.stages.findIndex((stage) => stage.achieved);
  const parts: Part[] = [
    { code: NO_EVENT, name: t('board.no_event'), holder: 'unit', count: board.total.noEvent, tone: 0 },
    ...criterion.stages.map((stage, index) => ({
      code: stage.code,
      name: nameOf(stage),
      holder: stage.holder,
      count: counted.get(stage.code) ?? 0,
      tone: stage.achieved ? 3 : stage.side ? 4 : index === achieved - 1 ? 2 : index === 0 ? 5 : 1,
    })),
  ].filter((part) => part.count > 0);
  if (board.total.inScope === 0) return null;
  if (parts.length === 0)
    return (
      <Panel title={t('board.funnel')}>
        <Typography variant="body2" color="textSecondary">
          {t('board.funnel_hidden')}
        </Typography>
      </Panel>
    );
  const toPeople = board.unit.inMyScope && can('people.identify');
  return (
    <Panel title={t('board.funnel')} sx={{ breakInside: 'avoid' }}>
      <Box aria-hidden sx={{ display: 'flex', height: 20, borderRadius: 1, overflow: 'hidden', gap: '2px', mb: 1.25 }}>
        {parts.map((part) => (
          <Box
            key={part.code}
            sx={(theme) => ({ flex: `${part.count} 0 3px`, bgcolor: theme.palette.tones.stages[part.tone] })}
          />
        ))}
      </Box>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 0.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))',
        }}
      >
        {parts.map((part) => (
          <Box component="li" key={part.code}>
            <FunnelPart part={part} {...(toPeople ? { to: peopleLink(board, part.code) } : {})} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function peopleLink(board: Board, stage: string): string {
  const filter = JSON.stringify({ criterion: board.criterion, stage });
  return `/units/${board.unit.id}/people?filter=${encodeURIComponent(filter)}`;
}

function FunnelPart({ part, to }: { part: Part; to?: string }) {
  const t = useTranslate();
  const format = useFormat();
  const body = (
    <>
      <Box
        aria-hidden
        sx={(theme) => ({
          width: 12,
          height: 12,
          mt: '3px',
          borderRadius: 0.5,
          flexShrink: 0,
          bgcolor: theme.palette.tones.stages[part.tone],
        })}
      />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2">
          <b>{format.count(part.count)}</b> {part.name}
        </Typography>
        {part.holder !== 'none' && (
          <Typography variant="caption" color="textSecondary">
            {t(`holder.${part.holder}`)}
          </Typography>
        )}
      </Box>
    </>
  );
  const look = {
    display: 'flex',
    gap: 1,
    p: 0.75,
    borderRadius: 1,
    color: 'text.primary',
    textDecoration: 'none',
    minHeight: 44,
  } as const;
  if (!to) return <Box sx={look}>{body}</Box>;
  return (
    <Box component={Link} to={to} sx={{ ...look, '&:hover': { bgcolor: 'action.hover' } }}>
      {body}
    </Box>
  );
}
