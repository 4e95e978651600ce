import { EMPLOYMENT_KINDS, MEMBERSHIPS } from '@dat100/shared/codes';
import type { Dispatch, FocusEvent } from 'react';
import { memo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { MEMBERSHIP_SHORT } from '../people/membership-short.js';
import type { Person } from '../people/person.documents.js';
import type { Criterion } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import type { Action, Draft, EntryRow } from './entry-rows.js';
import { COLUMN, ROW } from './grid-keys.js';
import { RowFaultLine } from './row-fault.js';
import { RowStateCell } from './row-state.js';

interface EntryRowViewProps {
  row: EntryRow;
  number: number;
  criteria: readonly Criterion[];
  dispatch: Dispatch<Action>;
  save: (key: string, acceptTransfer?: boolean) => Promise<void>;
  onMenu: (anchor: HTMLElement, person: Person) => void;
}

/** One person: native inputs, so that a hundred rows stay quick. Leaving the row saves it. */
export const EntryRowView = memo(function EntryRowView({
  row,
  number,
  criteria,
  dispatch,
  save,
  onMenu,
}: EntryRowViewProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const { draft, key, person } = row;
  const [isUnfolded, setUnfolded] = useState(false);
  // Somebody new has nothing to fold away yet, and what is refused must be seen.
  const isOpen = isUnfolded || person === null || row.fault !== null;
  const who = draft.fullName || t('entry.new_person', { number });
  const type = (change: Partial<Draft>) => dispatch({ type: 'typed', key, change });
  const cell = (column: string, label: string) => ({ [ROW]: key, [COLUMN]: column, 'aria-label': `${label}, ${who}` });

  function leave(event: FocusEvent<HTMLTableRowElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) void save(key);
  }
  const text = (column: 'fullName' | 'birth' | 'title' | 'citizenId', name: string, extra: object = {}) => (
    <input
      type="text"
      value={draft[column]}
      title={draft[column]}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => type({ [column]: event.target.value })}
      {...cell(name, t(`entry.column_${name}`))}
      {...extra}
    />
  );
  return (
    <>
      <tr role="row" data-state={row.state} data-open={isOpen || undefined} onBlur={leave}>
        <td role="cell" className="number">
          {number}
        </td>
        <td role="cell" className="name">
          {text('fullName', 'name')}
        </td>
        <td role="cell" className="birth" data-label={t('entry.column_birth')}>
          {text('birth', 'birth', { placeholder: 'dd/mm/yyyy', inputMode: 'numeric' })}
        </td>
        <td role="cell" className="id" data-label={t('entry.column_id')}>
          {text('citizenId', 'id', { readOnly: person !== null, inputMode: 'numeric', maxLength: 16 })}
        </td>
        <td role="cell" className="kind" data-label={t('entry.column_kind')}>
          <select
            value={draft.kind}
            onChange={(event) => type({ kind: event.target.value })}
            {...cell('kind', t('entry.column_kind'))}
          >
            {EMPLOYMENT_KINDS.map((kind) => (
              <option key={kind.code} value={kind.code} label={format.locale === 'vi' ? kind.short : kind.en}>
                {kind[format.locale]}
              </option>
            ))}
          </select>
        </td>
        <td role="cell" className="title" data-label={t('entry.column_title')}>
          {text('title', 'title')}
        </td>
        <td role="cell" className="memberships" data-label={t('entry.column_memberships')}>
          {MEMBERSHIPS.map((one) => (
            <label key={one.code} title={one[format.locale]}>
              <input
                type="checkbox"
                checked={draft.memberships.includes(one.code)}
                onChange={(event) => {
                  const others = draft.memberships.filter((code) => code !== one.code);
                  type({ memberships: event.target.checked ? [...others, one.code].sort() : others });
                }}
                {...cell(`membership-${one.code}`, one[format.locale])}
              />
              <span aria-hidden>{MEMBERSHIP_SHORT[one.code]?.[format.locale]}</span>
            </label>
          ))}
        </td>
        {criteria.map((criterion) => (
          <td key={criterion.code} role="cell" className="stage" data-label={nameOf(criterion)}>
            <StageSelect
              row={row}
              criterion={criterion}
              onChange={(stage) => type({ stages: { ...draft.stages, [criterion.code]: stage } })}
              attributes={cell(criterion.code, nameOf(criterion))}
            />
          </td>
        ))}
        <td role="cell" className="state">
          <RowStateCell
            row={row}
            who={who}
            onMenu={onMenu}
            isOpen={isOpen}
            onFold={() => setUnfolded((before) => !before)}
          />
        </td>
      </tr>
      {row.fault && (
        <RowFaultLine row={row} fault={row.fault} span={criteria.length + 8} save={save} dispatch={dispatch} />
      )}
    </>
  );
});

interface StageSelectProps {
  row: EntryRow;
  criterion: Criterion;
  onChange: (stage: string) => void;
  attributes: object;
}

function StageSelect({ row, criterion, onChange, attributes }: StageSelectProps) {
  const nameOf = useNameOf();
  const known = row.person?.standings.find((one) => one.criterion === criterion.code)?.stage;
  const value = row.draft.stages[criterion.code] ?? '';
  const stage = criterion.stages.find((one) => one.code === value);
  return (
    <select
      value={value}
      title={nameOf(stage)}
      data-achieved={stage?.achieved || undefined}
      onChange={(event) => onChange(event.target.value)}
      {...attributes}
    >
      {/* What is known is not un-known here: taking a record back is a correction with a reason, on the person's page. */}
      <option value="" disabled={Boolean(known)}>
        –
      </option>
      {criterion.stages.map((one) => (
        <option key={one.code} value={one.code}>
          {nameOf(one)}
        </option>
      ))}
    </select>
  );
}
