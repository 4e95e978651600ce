import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { HolderIcon } from './holder-icon.js';
import type { TodoGroup } from './todo.documents.js';
import { useGroupWords } from './use-group-words.js';

interface TodoSectionProps {
  group: TodoGroup;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** A group as a section: what is to be done for how many, who holds the ball, how long they wait; its people inside. */
export function TodoSection({ group, open, onToggle, children }: TodoSectionProps) {
  const t = useTranslate();
  const format = useFormat();
  const words = useGroupWords();
  return (
    <Accordion
      expanded={open}
      onChange={onToggle}
      disableGutters
      variant="outlined"
      className={open ? '' : 'no-print'}
      slotProps={{ heading: { component: 'h2' }, transition: { timeout: 0, unmountOnExit: true } }}
      sx={{ mb: 1, borderRadius: 1, '&::before': { display: 'none' } }}
      data-testid={`todo-${group.criterion}-${group.action}`}
    >
      <AccordionSummary expandIcon={<ExpandMore />} sx={{ px: { xs: 1.5, sm: 2 } }}>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', flex: 1, minWidth: 0, pr: 1 }}>
          <HolderIcon holder={group.holder} />
          <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }} component="div">
              {words.headline(group)}
            </Typography>
            <Typography variant="caption" color="textSecondary" component="div">
              {words.about(group)}
            </Typography>
          </Box>
          {group.overdue > 0 && (
            <Chip
              size="small"
              variant="outlined"
              color="warning"
              sx={{ ml: { xs: 4.25, sm: 0 } }}
              icon={<ScheduleOutlined />}
              label={t('todo.overdue', { smart_count: group.overdue, n: format.count(group.overdue) })}
            />
          )}
        </Box>
      </AccordionSummary>
      <AccordionDetails sx={{ px: { xs: 1, sm: 2 }, pt: 0 }}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
          {words.how(group.action)}
        </Typography>
        {children}
      </AccordionDetails>
    </Accordion>
  );
}

/** On paper: which groups are not on it. A heading without its people is no list of anybody. */
export function ClosedGroups({ groups }: { groups: readonly TodoGroup[] }) {
  const t = useTranslate();
  const format = useFormat();
  if (groups.length === 0) return null;
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  return (
    <Typography className="only-print" sx={{ mb: 1 }}>
      {t('todo.closed_groups', { smart_count: groups.length, n: format.count(groups.length) })}{' '}
      {t('todo.closed_people', { smart_count: people, n: format.count(people) })}
    </Typography>
  );
}

/** A group that has just become empty. */
export function DoneSection({ group }: { group: TodoGroup }) {
  const t = useTranslate();
  const words = useGroupWords();
  return (
    <Alert severity="success" variant="outlined" icon={<CheckCircleOutlined />} sx={{ mb: 1 }}>
      <b>{t('todo.done')}</b> {words.criterion(group.criterion)}: {words.step(group.action)}
    </Alert>
  );
}
