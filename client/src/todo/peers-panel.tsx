import TrendingUpOutlined from '@mui/icons-material/TrendingUpOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useServerQuery } from '../providers/use-server.js';
import type { PeerPlace } from './todo.documents.js';
import { TO_DO_PEERS } from './todo.documents.js';
import { useGroupWords } from './use-group-words.js';

/** What would bring the unit above its peers: one plain sentence for each criterion. */
export function PeersPanel({ unitId }: { unitId: string }) {
  const t = useTranslate();
  const words = useGroupWords();
  const sentence = usePeerSentence();
  const places = useServerQuery(TO_DO_PEERS, { unitId }, { keep: true }).data?.todoPeers ?? [];
  const told = places.filter(({ kind }) => kind !== 'alone');
  if (told.length === 0) return null;
  return (
    <Panel title={t('todo.peers')}>
      <Box component="ul" data-testid="todo-peers" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {told.map((place) => (
          <Box component="li" key={place.criterion} sx={{ display: 'flex', gap: 1 }}>
            <TrendingUpOutlined aria-hidden sx={{ fontSize: 20, color: 'text.secondary' }} />
            <Typography variant="body2">
              <b>{words.criterion(place.criterion)}</b>: {sentence(place)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

/** "đang hạng 5/12; thêm 3 người đạt là vượt Phường 2" */
function usePeerSentence(): (place: PeerPlace) => string {
  const t = useTranslate();
  const format = useFormat();
  return ({ kind, people, rank, tied, ranked, above }) => {
    const [next, ...others] = above;
    const unit = [
      next?.name,
      others.length > 0 && t('todo.and_others', { smart_count: others.length, n: format.count(others.length) }),
    ]
      .filter(Boolean)
      .join(' ');
    const shared = kind === 'first' && tied > 1 ? 'first_tied' : kind;
    return t(`todo_peers.${shared}`, {
      unit,
      smart_count: people,
      n: format.count(people),
      tied: format.count(tied),
      rank: rank === null ? '' : format.count(rank),
      ranked: format.count(ranked),
    });
  };
}
