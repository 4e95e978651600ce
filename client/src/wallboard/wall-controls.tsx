import CloseOutlined from '@mui/icons-material/CloseOutlined';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import FullscreenExitOutlined from '@mui/icons-material/FullscreenExitOutlined';
import FullscreenOutlined from '@mui/icons-material/FullscreenOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

interface WallControlsProps {
  light: boolean;
  onLight: (light: boolean) => void;
  /** The board this screen belongs to. */
  board: string;
}

/** Full screen, the other light, and the way out. */
export function WallControls({ light, onLight, board }: WallControlsProps) {
  const t = useTranslate();
  const navigate = useNavigate();
  const full = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  // A browser may refuse full screen; the board is then as large as its window.
  const toggleFull = () =>
    void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
  async function leave() {
    if (full) await document.exitFullscreen().catch(() => undefined);
    await navigate(board);
  }
  return (
    <Box sx={{ display: 'flex' }}>
      {document.fullscreenEnabled && (
        <Control label={t(full ? 'wall.leave_full' : 'wall.full')} onClick={toggleFull}>
          {full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
        </Control>
      )}
      <Control label={t(light ? 'wall.dark' : 'wall.light')} onClick={() => onLight(!light)}>
        {light ? <DarkModeOutlined /> : <LightModeOutlined />}
      </Control>
      <Control label={t('wall.leave')} onClick={() => void leave()}>
        <CloseOutlined />
      </Control>
    </Box>
  );
}

function Control({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" aria-label={label} onClick={onClick}>
        {children}
      </IconButton>
    </Tooltip>
  );
}
