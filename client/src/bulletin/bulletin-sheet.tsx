import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { BulletinItem, BulletinWords } from './bulletin-text.js';

/** The bulletin as one sheet of paper: what is read out, printed and pinned to the wall. */
export function BulletinSheet({ words }: { words: BulletinWords }) {
  return (
    <Paper
      component="article"
      variant="outlined"
      aria-labelledby="bulletin-title"
      sx={{
        maxWidth: 860,
        p: { xs: 2, sm: 3 },
        '@media print': {
          maxWidth: 'none',
          border: 0,
          p: 0,
          '& .MuiTypography-body2': { fontSize: '8.5pt', lineHeight: 1.3 },
        },
      }}
    >
      <Typography id="bulletin-title" variant="h2" sx={{ fontSize: '1.25rem' }}>
        {words.title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {words.subtitle}
      </Typography>
      {words.sections.map((section) => (
        <Box
          key={section.title}
          component="section"
          className="keep-together"
          sx={{ borderTop: 1, borderColor: 'divider', py: 1.25, '@media print': { py: 0.5 } }}
        >
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {section.title}
          </Typography>
          {section.items.map((item, index) => (
            <Item key={index} item={item} />
          ))}
        </Box>
      ))}
      <Typography variant="caption" color="textSecondary" component="p">
        {words.note}
      </Typography>
    </Paper>
  );
}

function Item({ item: { label, parts } }: { item: BulletinItem }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: label ? { xs: '1fr', sm: '190px 1fr' } : '1fr',
        columnGap: 2,
        py: 0.25,
        '@media print': { py: 0, gridTemplateColumns: label ? '170px 1fr' : '1fr' },
      }}
    >
      {label && (
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {label}
        </Typography>
      )}
      <div>
        {parts.map((part) => (
          <Typography key={part} variant="body2">
            {part}
          </Typography>
        ))}
      </div>
    </Box>
  );
}
