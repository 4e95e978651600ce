import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import type { Agency } from './periods.documents.js';

export type Terms = Pick<Agency, 'selfDue' | 'proposeDue' | 'decideDue' | 'outstanding'>;

interface AgencyTermsProps {
  terms: Terms;
  onChange: (terms: Terms) => void;
  /** under each day */
  helperText?: string;
}

/** The days of a rating agency, and whether it has the higher ratio. */
export function AgencyTerms({ terms, onChange, helperText }: AgencyTermsProps) {
  const t = useTranslate();
  return (
    <>
      {(['selfDue', 'proposeDue', 'decideDue'] as const).map((name) => (
        <DayField
          key={name}
          label={t(`periods.${LABELS[name]}`)}
          value={terms[name]}
          {...(helperText ? { helperText } : {})}
          sx={{ width: { xs: 1, sm: 320 } }}
          onChange={(day) => onChange({ ...terms, [name]: day })}
        />
      ))}
      <FormControlLabel
        control={
          <Checkbox
            checked={terms.outstanding}
            onChange={(_, checked) => onChange({ ...terms, outstanding: checked })}
          />
        }
        label={t('periods.outstanding_hint')}
      />
    </>
  );
}

const LABELS = { selfDue: 'self_due', proposeDue: 'propose_due', decideDue: 'decide_due' } as const;
