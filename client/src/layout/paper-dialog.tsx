import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useEffect, useId } from 'react';
import { useTranslate } from 'react-admin';

const PRINTING = 'printing-slips';

interface PaperDialogProps {
  /** stays on the screen */
  title: string;
  /** what to know before printing; stays on the screen */
  note?: ReactNode;
  doneLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** Something for paper, looked at first: only the children are printed, and nothing of the page behind. */
export function PaperDialog({ title, note, doneLabel, onClose, children }: PaperDialogProps) {
  const t = useTranslate();
  const id = useId();
  useEffect(() => {
    // On paper the page behind is left out (global.css).
    document.body.classList.add(PRINTING);
    return () => document.body.classList.remove(PRINTING);
  }, []);
  return (
    <Dialog open fullScreen aria-labelledby={id} className="slips">
      <Box sx={{ maxWidth: 900, mx: 'auto', p: { xs: 1.5, sm: 3 }, width: 1 }}>
        <Box className="no-print" sx={{ mb: 3 }}>
          <Typography id={id} variant="h1" component="h2">
            {title}
          </Typography>
          {note}
          <Button
            variant="contained"
            size="medium"
            startIcon={<PrintOutlined />}
            onClick={() => window.print()}
            sx={{ mr: 1 }}
          >
            {t('app.print')}
          </Button>
          <Button variant="outlined" size="medium" onClick={onClose}>
            {doneLabel}
          </Button>
        </Box>
        {children}
      </Box>
    </Dialog>
  );
}
