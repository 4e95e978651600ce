import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import LocalPoliceOutlined from '@mui/icons-material/LocalPoliceOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';

/** Who holds the ball, as a sign beside the words that say it. */
export function HolderIcon({ holder }: { holder: string }) {
  const look = { fontSize: 22, color: 'text.secondary', flexShrink: 0 } as const;
  if (holder === 'police') return <LocalPoliceOutlined aria-hidden sx={look} />;
  if (holder === 'unit') return <ApartmentOutlined aria-hidden sx={look} />;
  return <PersonOutlined aria-hidden sx={look} />;
}
