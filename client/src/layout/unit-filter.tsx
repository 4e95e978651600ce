import { useServerQuery } from '../providers/use-server.js';
import { UNIT_DETAIL } from './unit.documents.js';
import { UnitPicker } from './unit-picker.js';

interface UnitFilterProps {
  label: string;
  /** The unit's key, as it stands in the address; empty: every unit. */
  unitId: string;
  onChange: (unitId: string) => void;
  /** px; the field takes the room there is up to that */
  maxWidth?: number;
}

/** One unit of the user's own to narrow a list by, or none. */
export function UnitFilter({ label, unitId, onChange, maxWidth = 420 }: UnitFilterProps) {
  const unit = useServerQuery(UNIT_DETAIL, { id: unitId }, { enabled: unitId !== '' }).data?.unit;
  return (
    <UnitPicker
      label={label}
      value={unitId ? (unit ?? null) : null}
      onChange={(next) => onChange(next?.id ?? '')}
      inMyScope
      sx={{ flex: '1 1 240px', maxWidth }}
    />
  );
}
