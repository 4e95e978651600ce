import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '../layout/data-table.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { useServerMutation } from '../providers/use-server.js';
import { PROPOSE_RATING_TEAM, RETURN_RATING_TEAM, type RatingAgency, type RatingTeam } from './agency.documents.js';

/** The units whose people are proposed together: who has handed in, who lacks whom. */
export function AgencyTeams({ agency }: { agency: RatingAgency }) {
  const t = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const [returning, setReturning] = useState<RatingTeam | null>(null);
  const propose = useServerMutation(PROPOSE_RATING_TEAM);
  const ref = ({ unitId, revision }: RatingTeam) => ({
    periodId: agency.periodId,
    agencyId: agency.agencyId,
    unitId,
    revision,
  });
  const columns: Column<RatingTeam>[] = [
    {
      key: 'name',
      label: t('sheets.team_unit'),
      render: ({ unitId, name }) => (
        // The agency's own people are a team of its sheet.
        <MuiLink
          component={Link}
          to={`/ratings/${agency.periodId}/units/${unitId}${unitId === agency.agencyId ? `?team=${unitId}` : ''}`}
          sx={{ fontWeight: 600 }}
        >
          {name}
        </MuiLink>
      ),
    },
    { key: 'people', label: t('sheets.people'), align: 'right', render: ({ people }) => format.count(people) },
    {
      key: 'state',
      label: t('sheets.state_of'),
      render: ({ state, lacking, note }) => (
        <>
          {t(`sheets.team_states.${state}`)}
          {lacking > 0 && ` · ${t('sheets.lacks', { n: lacking })}`}
          {note && state === 'returned' && (
            <Typography variant="caption" color="textSecondary" component="div">
              “{note}”
            </Typography>
          )}
        </>
      ),
    },
    {
      key: 'act',
      label: t('sheets.todo'),
      screenOnly: true,
      render: (team) => (
        <>
          {team.mayPropose && (
            <Button
              variant="outlined"
              disabled={team.lacking > 0}
              loading={propose.isPending}
              onClick={() =>
                propose.mutate(ref(team), { onSuccess: () => notify('sheets.team_proposed', { type: 'success' }) })
              }
            >
              {t('sheets.propose_team')}
            </Button>
          )}
          {team.mayReturn && <Button onClick={() => setReturning(team)}>{t('sheets.return_team')}</Button>}
        </>
      ),
    },
  ];
  const isAnyToDo = agency.teams.some(({ mayPropose, mayReturn }) => mayPropose || mayReturn);
  return (
    <Panel title={t('sheets.teams')}>
      {(propose.error ?? null) && <ErrorState error={propose.error} />}
      <DataTable
        caption={t('sheets.teams')}
        rows={agency.teams}
        // Once nothing is left to do, a column of it would stand empty.
        columns={isAnyToDo ? columns : columns.filter(({ key }) => key !== 'act')}
        rowKey={({ unitId }) => unitId}
        stackOnPhone
      />
      {returning && <ReturnDialog team={returning} ask={ref(returning)} onClose={() => setReturning(null)} />}
    </Panel>
  );
}

interface ReturnDialogProps {
  team: RatingTeam;
  ask: { periodId: string; agencyId: string; unitId: string; revision: number };
  onClose: () => void;
}

function ReturnDialog({ team, ask, onClose }: ReturnDialogProps) {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const giveBack = useServerMutation(RETURN_RATING_TEAM);
  return (
    <FormDialog
      title={t('sheets.return_team_title', { team: team.name })}
      hint={t('sheets.return_team_hint')}
      submitLabel={t('sheets.return_team')}
      busy={giveBack.isPending}
      error={giveBack.error}
      disabled={!reason.trim()}
      onClose={onClose}
      onSubmit={() => giveBack.mutate({ ...ask, reason: reason.trim() }, { onSuccess: onClose })}
    >
      <TextField
        label={t('sheets.return_reason')}
        value={reason}
        required
        fullWidth
        multiline
        minRows={2}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </FormDialog>
  );
}
