import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { DragEvent } from 'react';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { may } from '../layout/access.js';
import { ChoiceField } from '../layout/choice-field.js';
import { DayField } from '../layout/day-field.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { UNIT_DETAIL } from '../layout/unit.documents.js';
import { UnitPicker } from '../layout/unit-picker.js';
import type { UnitRef } from '../providers/session.documents.js';
import { useMe } from '../providers/session.js';
import { useServerQuery } from '../providers/use-server.js';
import { TemplatesMenu } from './templates-menu.js';
import type { ListKind } from './upload-roster.js';
import { uploadRoster } from './upload-roster.js';

/** What bringing in a list of each kind asks for. */
const PERMISSION = { roster: 'import.run', police: 'police.import' } as const;

/** What the file is, which unit, which day, which file. The file is read and checked at once; nothing is changed yet. */
export function UploadPanel() {
  const t = useTranslate();
  const me = useMe();
  const navigate = useNavigate();
  const asked = useSearchParams()[0].get('unit');
  const named = useServerQuery(UNIT_DETAIL, { id: asked ?? '' }, { enabled: asked !== null }).data?.unit;
  const [chosen, setChosen] = useState<UnitRef | null | undefined>(undefined);
  const unit = chosen === undefined ? (named ?? (asked ? null : (me?.homeUnit ?? null))) : chosen;
  const kinds = (['roster', 'police'] as const).filter((one) => may(me, PERMISSION[one]));
  const [kind, setKind] = useState<ListKind>(kinds[0] ?? 'roster');
  const [asOf, setAsOf] = useState('');
  const [busy, setBusy] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [over, setOver] = useState(false);

  async function send(file: File | undefined) {
    if (!file || !unit || busy) return;
    setBusy(file.name);
    setError(null);
    try {
      const id = await uploadRoster(file, unit.id, asOf || null, kind);
      void navigate(`/imports/${id}`);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy('');
    }
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  }
  return (
    <Panel
      title={t(kind === 'police' ? 'upload_kind.new_police' : 'imports.new')}
      aside={<TemplatesMenu unitId={unit?.id ?? null} />}
    >
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 1.5, mt: 0.5 }}>
        {kinds.length > 1 && (
          <ChoiceField
            label={t('upload_kind.label')}
            value={kind}
            choices={kinds.map((code) => ({ code, label: t(`upload_kind.${code}`) }))}
            onChange={(code) => setKind(code === 'police' ? 'police' : 'roster')}
            sx={{ width: 240 }}
          />
        )}
        <UnitPicker
          label={t(kind === 'police' ? 'upload_kind.police_unit' : 'imports.for_unit')}
          value={unit}
          onChange={setChosen}
          inMyScope
          required
          sx={{ flex: '1 1 260px', maxWidth: 460 }}
        />
        <DayField
          label={t('imports.list_day')}
          value={asOf}
          max={me?.today}
          onChange={setAsOf}
          helperText={t('imports.list_day_hint')}
          sx={{ width: 250 }}
        />
      </Stack>
      <Box
        component="label"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        sx={{
          display: 'block',
          textAlign: 'center',
          border: '2px dashed',
          borderColor: over ? 'primary.main' : 'divider',
          bgcolor: over ? 'action.hover' : 'transparent',
          borderRadius: 1,
          p: 3.5,
          cursor: unit && !busy ? 'pointer' : 'default',
          '&:focus-within': { outline: '2px solid', outlineColor: 'primary.main' },
          '& input': { position: 'absolute', opacity: 0, width: '1px', height: '1px' },
        }}
      >
        <input
          type="file"
          accept=".xlsx,.csv"
          disabled={!unit || busy !== ''}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            // The same file may be chosen again after it was repaired.
            event.target.value = '';
          }}
        />
        <UploadFileOutlined aria-hidden sx={{ fontSize: 34, color: 'text.secondary' }} />
        <Typography sx={{ fontWeight: 600 }}>{t(unit ? 'imports.drop' : 'imports.choose_unit_first')}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t(kind === 'police' ? 'upload_kind.police_hint' : 'imports.drop_hint')}
        </Typography>
      </Box>
      {busy && (
        <Box role="status" sx={{ mt: 1.5 }}>
          <Typography variant="body2">{t('imports.reading', { file: busy })}</Typography>
          <LinearProgress aria-label={t('imports.reading', { file: busy })} sx={{ mt: 0.5 }} />
        </Box>
      )}
      {error !== null && (
        <Box sx={{ mt: 1.5 }}>
          <ErrorState error={error} />
        </Box>
      )}
    </Panel>
  );
}
