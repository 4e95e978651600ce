import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

/** The tick and the name. */
export function Brand({ size = 24 }: { size?: number }) {
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#174a7c" />
        <path
          d="M8 17.2 13.6 23 24.4 9.6"
          fill="none"
          stroke="#fff"
          strokeWidth="3.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <Typography
        component="span"
        sx={{ fontWeight: 700, fontSize: size * 0.7, letterSpacing: '-0.02em', lineHeight: 1 }}
      >
        Đạt100
      </Typography>
    </Box>
  );
}
