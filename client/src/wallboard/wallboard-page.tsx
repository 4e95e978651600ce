import Box from '@mui/material/Box';
import { ThemeProvider, createTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useParams, useSearchParams } from 'react-router-dom';
import { defaultLens, mainCriterion } from '../board/board-choice.js';
import { BoardFailure } from '../board/board-failure.js';
import { useBoardState } from '../board/board-state.js';
import { useBoard } from '../board/use-board.js';
import { PageSkeleton } from '../layout/states.js';
import { darkTheme, lightTheme } from '../layout/theme.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { useMe } from '../providers/session.js';
import { WallClock } from './wall-clock.js';
import { WallControls } from './wall-controls.js';
import { WallFigures } from './wall-figures.js';
import { WallFreshness } from './wall-freshness.js';
import { WallLegend } from './wall-legend.js';
import { WallRanking } from './wall-ranking.js';

/** The board follows the user's own choice of light and dark. */
function withoutLight(search: string): string {
  const params = new URLSearchParams(search);
  params.delete('light');
  const text = params.toString();
  return text && `?${text}`;
}

const THEMES = { light: createTheme(lightTheme), dark: createTheme(darkTheme) };

/** A board for a screen in the hall: dark, large, of units only; it moves and turns its pages by itself. */
export function WallboardPage() {
  const [params, setParams] = useSearchParams();
  const light = params.get('light') === '1';
  function setLight(on: boolean) {
    const next = new URLSearchParams(params);
    if (on) next.set('light', '1');
    else next.delete('light');
    setParams(next, { replace: true });
  }
  return (
    <ThemeProvider theme={light ? THEMES.light : THEMES.dark}>
      <Wall light={light} onLight={setLight} />
    </ThemeProvider>
  );
}

function Wall({ light, onLight }: { light: boolean; onLight: (light: boolean) => void }) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const { unitId = '' } = useParams();
  const me = useMe();
  const state = useBoardState();
  const catalogue = useCatalogue();
  const code = state.criterion ?? mainCriterion(catalogue.criteria)?.code;
  const criterion = catalogue.criterion(code);
  const lens = state.lens || defaultLens(catalogue.lenses);
  // Which lens is meant is known with the catalogue: the board of everyone is refused to a role of one lens.
  const isLensKnown = state.lens !== '' || catalogue.lenses.length > 0;
  const reading = useBoard(unitId, isLensKnown ? code : undefined, { ...state, lens }, me?.today);
  const { board } = reading;
  const failure = catalogue.error ?? reading.error;
  useEffect(() => {
    document.title = `${t('wall.title', { unit: board?.unit.name ?? '…' })} · Đạt100`;
  }, [t, board?.unit.name]);
  const lensName = lens === 'all' ? '' : nameOf(catalogue.lenses.find((one) => one.code === lens));
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'flex',
        flexDirection: 'column',
        gap: { xs: 1.5, md: 2.5 },
        p: { xs: 2, md: 3.5 },
        bgcolor: 'background.default',
        color: 'text.primary',
      }}
    >
      <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Typography variant="h1" sx={{ fontSize: { xs: '1.625rem', md: '2.75rem' }, overflowWrap: 'anywhere' }}>
            {board?.unit.name ?? t('board.title')}
          </Typography>
          <Typography sx={{ fontSize: { xs: '1.0625rem', md: '1.5rem' }, color: 'text.secondary' }}>
            {[nameOf(criterion), lensName].filter(Boolean).join(' · ')}
          </Typography>
        </Box>
        <WallClock />
        <WallControls light={light} onLight={onLight} board={`/board/${unitId}${withoutLight(state.search)}`} />
      </Box>
      <WallFreshness reading={reading} />
      {failure && !board && (
        <BoardFailure
          failure={failure}
          retry={() => (catalogue.error ? catalogue.refetch() : reading.refetch())}
          search={withoutLight(state.search)}
        />
      )}
      {!failure && !board && <PageSkeleton />}
      {board && (
        <Box
          aria-busy={reading.fetching}
          sx={{
            display: 'grid',
            gap: { xs: 2.5, md: 5 },
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 5fr) minmax(0, 7fr)' },
          }}
        >
          <Box sx={{ minWidth: 0 }}>
            <WallFigures board={board} moved={reading.moved.has('total')} />
            <WallLegend board={board} />
          </Box>
          <WallRanking board={board} moved={reading.moved} />
        </Box>
      )}
    </Box>
  );
}
