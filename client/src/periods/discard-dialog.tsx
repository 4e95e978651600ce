import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useServerMutation } from '../providers/use-server.js';
import { DISCARD_PERIOD, type Period } from './periods.documents.js';

/** Throws a period away: a draft, or an opened one in which nobody has done anything yet. */
export function DiscardDialog({ period, onClose }: { period: Period; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const navigate = useNavigate();
  const { id, revision, people } = period;
  const which = period.state === 'draft' ? 'discard' : 'discard_open';
  const discard = useServerMutation(DISCARD_PERIOD);
  return (
    <FormDialog
      title={t(`periods.${which}`)}
      hint={t(`periods.${which}_hint`, { n: format.count(people), year: period.year })}
      submitLabel={t(`periods.${which}`)}
      busy={discard.isPending}
      error={discard.error}
      onClose={onClose}
      onSubmit={() => discard.mutate({ id, revision }, { onSuccess: () => void navigate('/ratings') })}
    />
  );
}
