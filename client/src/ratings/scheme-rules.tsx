import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { outline } from '@dat100/shared/rating-outline';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import type { Line } from '@dat100/shared/rating-lines';
import type { ReactNode } from 'react';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';

interface SchemeRulesProps {
  scheme: RatingScheme;
  /** What stands at a line instead of its words. */
  at?: (line: Line) => ReactNode;
}

/** Every rule of a scheme in plain words: what, how much, and the article it comes from. */
export function SchemeRules({ scheme, at }: SchemeRulesProps) {
  const { locale } = useFormat();
  // Long words wrap; a field with a problem below it takes no more than its share, and a phone's whole width.
  const beside = 'minmax(0, 1fr) fit-content(60%)';
  return (
    <Box sx={{ columns: { lg: 2 }, columnGap: 2 }}>
      {outline(scheme).map(({ title, lines }) => (
        <Panel key={title.vi} title={title[locale]} sx={{ breakInside: 'avoid' }}>
          <Box component="dl" sx={{ m: 0 }}>
            {lines.map((line) => (
              <Box
                key={line.path}
                sx={{
                  display: 'grid',
                  gridTemplateColumns: at ? { xs: 'minmax(0, 1fr)', sm: beside } : beside,
                  columnGap: 2,
                  alignItems: 'baseline',
                  py: 0.75,
                  borderTop: 1,
                  borderColor: 'divider',
                }}
              >
                <Box component="dt">
                  <Typography variant="body2">{line.label[locale]}</Typography>
                  {line.source && (
                    <Typography variant="caption" color="textSecondary" component="div">
                      {line.source}
                    </Typography>
                  )}
                </Box>
                <Box component="dd" sx={{ m: 0, textAlign: at ? { xs: 'left', sm: 'right' } : 'right' }}>
                  {at?.(line) ?? (
                    <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}>
                      {line.value[locale]}
                    </Typography>
                  )}
                </Box>
              </Box>
            ))}
          </Box>
        </Panel>
      ))}
    </Box>
  );
}
