import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useServerMutation } from '../providers/use-server.js';
import { RECORD_RATING_MEETING, RECORD_RATING_OPINION, type RatingAgency } from './agency.documents.js';

/** The papers of the review: minutes of the meeting, the Party committee's opinion, and the decision once it is there. */
export function AgencyPapers({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const format = useFormat();
  const [form, setForm] = useState<'meeting' | 'opinion' | null>(null);
  const { meeting, opinion, decision } = agency;
  const mayRecord = agency.acts.includes('review');
  return (
    <Panel title={t('sheets.papers')}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(3, 1fr)' } }}>
        <Paper
          title={t('sheets.meeting')}
          text={meeting && t('sheets.meeting_said', { ...meeting, on: format.day(meeting.on) })}
          more={meeting?.text}
          action={
            mayRecord && (
              <Button variant="outlined" onClick={() => setForm('meeting')}>
                {t(meeting ? 'sheets.change_meeting' : 'sheets.record_meeting')}
              </Button>
            )
          }
        />
        <Paper
          title={t('sheets.opinion')}
          text={opinion && `${opinion.by}, ${format.day(opinion.on)}`}
          more={opinion?.text}
          action={
            mayRecord && (
              <Button variant="outlined" onClick={() => setForm('opinion')}>
                {t(opinion ? 'sheets.change_opinion' : 'sheets.record_opinion')}
              </Button>
            )
          }
        />
        <Paper
          title={t('sheets.decision')}
          text={decision && [decision.number, format.day(decision.on)].filter(Boolean).join(', ')}
          more={decision?.text}
        />
      </Box>
      {form === 'meeting' && <MeetingDialog agency={agency} onClose={() => setForm(null)} />}
      {form === 'opinion' && <OpinionDialog agency={agency} onClose={() => setForm(null)} />}
    </Panel>
  );
}

interface PaperProps {
  title: string;
  text: string | null;
  more?: string | null | undefined;
  action?: ReactNode;
}

function Paper({ title, text, more, action }: PaperProps) {
  const t = useTranslate();
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h3">{title}</Typography>
      <Typography color={text ? 'textPrimary' : 'textSecondary'}>{text ?? t('sheets.none_yet')}</Typography>
      {more && (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
          {more}
        </Typography>
      )}
      {action && (
        <Box className="no-print" sx={{ mt: 1 }}>
          {action}
        </Box>
      )}
    </Box>
  );
}

const refOf = ({ periodId, agencyId, revision }: RatingAgency) => ({ periodId, agencyId, revision });

function MeetingDialog({ agency, onClose }: { agency: RatingAgency; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const before = agency.meeting;
  const [on, setOn] = useState(before?.on ?? '');
  const [number, setNumber] = useState(before?.number ?? '');
  const [present, setPresent] = useState(before ? String(before.present) : '');
  const [absent, setAbsent] = useState(before ? String(before.absent) : '0');
  const [text, setText] = useState(before?.text ?? '');
  const record = useServerMutation(RECORD_RATING_MEETING);
  const isCount = (typed: string) => /^\d{1,6}$/.test(typed.trim());
  const done = () => {
    notify('sheets.paper_saved', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('sheets.meeting')}
      hint={t('sheets.meeting_hint')}
      submitLabel={t('sheets.save')}
      busy={record.isPending}
      error={record.error}
      disabled={!on || !number.trim() || !isCount(present) || !isCount(absent)}
      onClose={onClose}
      onSubmit={() =>
        record.mutate(
          { agency: refOf(agency), minutes: { on, number, present: Number(present), absent: Number(absent), text } },
          { onSuccess: done },
        )
      }
    >
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <DayField label={t('sheets.held_on')} value={on} onChange={setOn} required />
        <Field label={t('sheets.minutes_number')} value={number} onChange={setNumber} required />
        <Field label={t('sheets.present')} value={present} onChange={setPresent} required />
        <Field label={t('sheets.absent')} value={absent} onChange={setAbsent} required />
      </Box>
      <Field label={t('sheets.minutes_text')} value={text} onChange={setText} long />
    </FormDialog>
  );
}

function OpinionDialog({ agency, onClose }: { agency: RatingAgency; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const [on, setOn] = useState(agency.opinion?.on ?? '');
  const [by, setBy] = useState(agency.opinion?.by ?? '');
  const [text, setText] = useState(agency.opinion?.text ?? '');
  const record = useServerMutation(RECORD_RATING_OPINION);
  const done = () => {
    notify('sheets.paper_saved', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('sheets.opinion')}
      hint={t('sheets.opinion_hint')}
      submitLabel={t('sheets.save')}
      busy={record.isPending}
      error={record.error}
      disabled={!on || !by.trim() || !text.trim()}
      onClose={onClose}
      onSubmit={() => record.mutate({ agency: refOf(agency), opinion: { on, by, text } }, { onSuccess: done })}
    >
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <DayField label={t('sheets.opinion_on')} value={on} onChange={setOn} required />
        <Field label={t('sheets.opinion_by')} value={by} onChange={setBy} required />
      </Box>
      <Field label={t('sheets.opinion_text')} value={text} onChange={setText} required long />
    </FormDialog>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  required?: boolean;
  long?: boolean;
}

function Field({ label, value, onChange, required, long }: FieldProps) {
  return (
    <TextField
      label={label}
      value={value}
      required={required ?? false}
      fullWidth={long ?? false}
      multiline={long ?? false}
      {...(long ? { minRows: 3 } : {})}
      onChange={(event) => onChange(event.target.value)}
      sx={long ? null : { flex: '1 1 140px' }}
      slotProps={{ htmlInput: { maxLength: long ? 4000 : 120 } }}
    />
  );
}
