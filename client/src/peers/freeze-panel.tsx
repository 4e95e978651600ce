import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ChoiceField } from '../layout/choice-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useServerMutation } from '../providers/use-server.js';
import type { PeerGroups } from './peers.documents.js';
import { FREEZE_PEER_GROUPS } from './peers.documents.js';
import { useGroupNames } from './use-group-names.js';

/** For which periods the groups are fixed, and the step that fixes them. */
export function FreezePanel({ data }: { data: PeerGroups }) {
  const t = useTranslate();
  const format = useFormat();
  const names = useGroupNames(data);
  const [opened, setOpened] = useState(false);
  const frozen = data.periods.filter(({ frozenAt }) => frozenAt !== null);
  return (
    <Panel
      title={t('peers.frozen_title')}
      aside={
        data.mayChange && (
          <Button variant="outlined" onClick={() => setOpened(true)}>
            {t('peers.freeze')}
          </Button>
        )
      }
    >
      {frozen.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('peers.not_frozen')}
        </Typography>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {frozen.map((period) => (
          <Box component="li" key={period.code} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <LockOutlined fontSize="small" aria-hidden />
            <Typography variant="body2">
              <b>{names.period(period)}</b>
              {` (${format.day(period.first)} – ${format.day(period.last)})`}
              {period.actor &&
                ` · ${t('peers.frozen_by', { name: period.actor, at: format.instant(period.frozenAt) })}`}
            </Typography>
          </Box>
        ))}
      </Box>
      {opened && <FreezeDialog data={data} onClose={() => setOpened(false)} />}
    </Panel>
  );
}

function FreezeDialog({ data, onClose }: { data: PeerGroups; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const names = useGroupNames(data);
  const open = data.periods.filter(({ frozenAt }) => frozenAt === null);
  const ahead = open.find(({ first }) => first > data.asOf) ?? open[0];
  const [period, setPeriod] = useState(ahead?.code ?? '');
  const freeze = useServerMutation(FREEZE_PEER_GROUPS);
  return (
    <FormDialog
      title={t('peers.freeze')}
      hint={t('peers.freeze_hint')}
      submitLabel={t('peers.freeze')}
      busy={freeze.isPending}
      error={freeze.error}
      disabled={period === ''}
      onClose={onClose}
      onSubmit={() =>
        freeze.mutate(
          { unitId: data.unit.id, period },
          {
            onSuccess: () => {
              notify('peers.frozen', { type: 'success', messageArgs: { period: names.period({ code: period }) } });
              onClose();
            },
          },
        )
      }
    >
      <ChoiceField
        label={t('peers.period')}
        value={period}
        required
        fullWidth
        choices={open.map(({ code, first, last }) => ({
          code,
          label: `${names.period({ code })} (${format.day(first)} – ${format.day(last)})`,
        }))}
        onChange={setPeriod}
      />
    </FormDialog>
  );
}
