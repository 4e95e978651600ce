import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { may } from '../layout/access.js';
import { ChoiceField } from '../layout/choice-field.js';
import { DayField } from '../layout/day-field.js';
import { FileDrop } from '../layout/file-drop.js';
import { useFormat } from '../layout/format.js';
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

/** A file on its way to the server, in bytes; all of it is there before the server has answered. */
interface Sending {
  name: string;
  sent: number;
  total: number;
  cancel: () => void;
}

/** What the file is, which unit, which day, which file. The file is read and checked at once; nothing is changed yet. */
export function UploadPanel() {
  const t = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const me = useMe();
  const navigate = useNavigate();
  const asked = useSearchParams()[0].get('unit');
  const named = useServerQuery(UNIT_DETAIL, { id: asked ?? '' }, { enabled: asked !== null }).data?.unit;
  const [chosen, setChosen] = useState<UnitRef | null | undefined>(undefined);
  const unit = chosen === undefined ? (named ?? (asked ? null : (me?.homeUnit ?? null))) : chosen;
  const kinds = (['roster', 'police'] as const).filter((one) => may(me, PERMISSION[one]));
  const [kind, setKind] = useState<ListKind>(kinds[0] ?? 'roster');
  const [asOf, setAsOf] = useState('');
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function send(file: File) {
    if (!unit) return;
    const stop = new AbortController();
    const begun = { name: file.name, sent: 0, total: file.size, cancel: () => stop.abort() };
    setSending(begun);
    setError(null);
    try {
      const onSent = (sent: number, total: number) => setSending({ ...begun, sent, total });
      const id = await uploadRoster(file, unit.id, asOf || null, kind, { onSent, signal: stop.signal });
      void navigate(`/imports/${id}`);
    } catch (refusal) {
      if (stop.signal.aborted) notify('imports.sending_cancelled', { type: 'info' });
      else setError(refusal);
    } finally {
      setSending(null);
    }
  }
  const wordsOf = ({ name, sent, total }: Sending) =>
    sent < total
      ? t('imports.sending', { file: name, n: format.bytes(sent), of: format.bytes(total) })
      : t('imports.reading', { file: name });
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
      <FileDrop
        label={t(unit ? 'imports.drop' : 'imports.choose_unit_first')}
        hint={t(kind === 'police' ? 'upload_kind.police_hint' : 'imports.drop_hint')}
        disabled={!unit}
        busy={sending && wordsOf(sending)}
        {...(sending && sending.sent < sending.total
          ? { progress: (sending.sent / sending.total) * 100, onCancel: sending.cancel }
          : {})}
        onFile={(file) => void send(file)}
      />
      {error !== null && (
        <Box sx={{ mt: 1.5 }}>
          <ErrorState error={error} />
        </Box>
      )}
    </Panel>
  );
}
