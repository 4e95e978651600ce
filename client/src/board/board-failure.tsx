import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ErrorState } from '../layout/states.js';
import { isPassing } from '../providers/query-client.js';
import { ServerError } from '../providers/request.js';

interface BoardFailureProps {
  failure: Error;
  retry: () => void;
  /** what the address asks for, '' for nothing */
  search: string;
}

/** A refusal of what the address asks for stays one: the way out is the board of today. */
export function BoardFailure({ failure, retry, search }: BoardFailureProps) {
  const t = useTranslate();
  const refused =
    failure instanceof ServerError && !isPassing(failure) && failure.code !== 'not_found' && search !== '';
  if (!refused) return <ErrorState error={failure} retry={retry} />;
  return (
    <>
      <ErrorState error={failure} />
      <Button component={Link} to="?" variant="outlined" sx={{ mt: 1.5 }}>
        {t('board.start_over')}
      </Button>
    </>
  );
}
