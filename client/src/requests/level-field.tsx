import { LEVELS } from '@dat100/shared/rating-scheme';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';

interface LevelFieldProps {
  label: string;
  value: string;
  onChange: (level: string) => void;
  /** the level that stands: choosing it would change nothing */
  except?: string | null;
  none?: string;
  required?: boolean;
}

/** One of the four levels by its name. */
export function LevelField({ label, value, onChange, except, none, required }: LevelFieldProps) {
  const { locale } = useFormat();
  return (
    <ChoiceField
      label={label}
      value={value}
      choices={LEVELS.filter(({ code }) => code !== except).map((level) => ({
        code: level.code,
        label: level[locale],
      }))}
      onChange={onChange}
      {...(none === undefined ? {} : { none })}
      required={required ?? false}
      fullWidth
    />
  );
}
