import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import SettingsBrightnessOutlined from '@mui/icons-material/SettingsBrightnessOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useStore, useTranslate } from 'react-admin';

type Light = 'light' | 'dark' | undefined;

/** react-admin keeps the choice under this key; no choice follows the system. */
const KEY = 'theme';

/** Light → dark → as the system says. */
export function ThemeSwitch() {
  const t = useTranslate();
  const [light, setLight] = useStore<Light>(KEY);
  const next: Light = light === undefined ? 'light' : light === 'light' ? 'dark' : undefined;
  const Icon = light === 'dark' ? DarkModeOutlined : light === 'light' ? LightModeOutlined : SettingsBrightnessOutlined;
  const label = t(`app.theme_${light ?? 'system'}`);
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" size="small" aria-label={label} onClick={() => setLight(next)}>
        <Icon fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
