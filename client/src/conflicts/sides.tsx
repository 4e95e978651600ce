import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { useDayWords } from '../people/standing.js';
import { TrustScale } from '../people/trust-badge.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import type { ListedPerson, RecordedPerson } from './side.documents.js';

/** What the list says: the name and id as written there, and how far. */
export function ListedSide({ listed, asOf }: { listed: ListedPerson; asOf: string }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Side name={<b>{listed.fullName || t('piles.no_name')}</b>} id={listed.maskedId}>
      {listed.stages.map(({ criterion, stage, on }) => (
        <StageLine
          key={criterion}
          criterion={criterion}
          stage={stage}
          day={on ? format.day(on) : t('people.by_day', { day: format.day(asOf) })}
        />
      ))}
    </Side>
  );
}

interface RecordedSideProps {
  recorded: RecordedPerson;
  /** Only what the other side speaks of, if given. */
  criteria?: readonly string[];
}

/** What the records say: the name on record, the unit, and how far, on whose word. */
export function RecordedSide({ recorded, criteria }: RecordedSideProps) {
  const can = useCan();
  const dayWords = useDayWords();
  const stages = recorded.stages.filter(({ criterion }) => !criteria?.length || criteria.includes(criterion));
  const name = can('people.read') ? (
    <Link component={RouterLink} to={`/people/${recorded.id}`} sx={{ fontWeight: 600 }}>
      {recorded.fullName}
    </Link>
  ) : (
    <b>{recorded.fullName}</b>
  );
  return (
    <Side name={name} id={recorded.maskedId} unit={recorded.unit.pathText || recorded.unit.name}>
      {stages.map(({ criterion, stage, happenedOn, dayKind, trust }) => (
        <StageLine
          key={criterion}
          criterion={criterion}
          stage={stage}
          day={stage ? dayWords(happenedOn, dayKind) : ''}
          trust={trust}
        />
      ))}
    </Side>
  );
}

interface SideProps {
  name: ReactNode;
  id: string;
  unit?: string;
  children: ReactNode;
}

function Side({ name, id, unit, children }: SideProps) {
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      {name}
      <Typography variant="caption" color="textSecondary" component="div">
        {id}
      </Typography>
      {unit && (
        <Typography variant="caption" color="textSecondary" component="div">
          {unit}
        </Typography>
      )}
      {children}
    </Box>
  );
}

interface StageLineProps {
  criterion: string;
  stage: string | null;
  day: string;
  trust?: string | null;
}

function StageLine({ criterion, stage, day, trust }: StageLineProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const catalogue = useCatalogue();
  const words = stage ? nameOf(catalogue.stage(criterion, stage)) || stage : t('board.no_event');
  return (
    <Typography variant="body2" component="div" sx={{ mt: 0.25 }}>
      <Typography variant="caption" color="textSecondary" component="span">
        {nameOf(catalogue.criterion(criterion))}:{' '}
      </Typography>
      {[words, day].filter(Boolean).join(' · ')} {trust && <TrustScale trust={trust} />}
    </Typography>
  );
}
