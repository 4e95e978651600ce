import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useAddress } from '../layout/use-address.js';
import { useServerMutation } from '../providers/use-server.js';
import { ChangesList, type Change } from './changes-list.js';
import { PUBLISH_RATING_SCHEME } from './ratings.documents.js';

interface PublishDialogProps {
  code: string;
  revision: number;
  changes: readonly Change[];
  onClose: () => void;
}

/** The last look before a draft becomes the next version for good. */
export function PublishDialog({ code, revision, changes, onClose }: PublishDialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const { set } = useAddress();
  const [note, setNote] = useState('');
  const publish = useServerMutation(PUBLISH_RATING_SCHEME);
  return (
    <FormDialog
      title={t('schemes.draft.publish_title')}
      hint={t('schemes.draft.publish_hint')}
      submitLabel={t('schemes.draft.publish_submit')}
      busy={publish.isPending}
      error={publish.error}
      onClose={onClose}
      onSubmit={() =>
        publish.mutate(
          { code, revision, note },
          {
            onSuccess: ({ publishRatingScheme: { version } }) => {
              notify('schemes.draft.published', { type: 'success', messageArgs: { n: version } });
              onClose();
              set({ view: 'history', version: '' });
            },
          },
        )
      }
    >
      <ChangesList changes={changes} />
      <TextField
        label={t('schemes.draft.note')}
        value={note}
        multiline
        minRows={2}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  );
}
