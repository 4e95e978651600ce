import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Panel } from '../layout/page.js';
import type { PersonDetail, Standing } from '../people/person.documents.js';
import type { Criterion } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';

interface NextStepsProps {
  detail: PersonDetail;
  criteria: readonly Criterion[];
  due: string;
}

/** What to do next for each criterion, in plain words. No link and no number to call back is ever given. */
export function NextSteps({ detail, criteria, due }: NextStepsProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const open = detail.person.standings.filter((standing) => !standing.achieved && standing.scope === 'in_scope');
  if (open.length === 0) {
    return (
      <Alert severity="success" icon={<CheckCircleOutlined />} variant="outlined" sx={{ mb: 2 }}>
        {t('me.all_done')}
      </Alert>
    );
  }
  return (
    <Panel
      title={t('me.next', { smart_count: open.length })}
      aside={due && <Typography variant="body2">{t('board.due', { day: due })}</Typography>}
    >
      <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 1.25 }}>
        {open.map((standing) => (
          <li key={standing.criterion}>
            <Typography variant="h3" component="div">
              {nameOf(criteria.find((one) => one.code === standing.criterion))}
            </Typography>
            <StepWords standing={standing} />
          </li>
        ))}
      </Box>
      <Alert severity="info" variant="outlined" sx={{ mt: 2 }}>
        {t('me.safe')}
      </Alert>
    </Panel>
  );
}

/** The words for a stage; for a criterion this screen does not know, who has to move next. */
function StepWords({ standing }: { standing: Standing }) {
  const t = useTranslate();
  const key = `next_step.${standing.criterion}.${standing.stage ?? 'no_event'}`;
  const words = t(key, { _: '' });
  return <Typography variant="body2">{words || t(`holder.${standing.holder ?? 'unit'}`)}</Typography>;
}
