import type { CitizenIdFault } from '@dat100/shared/citizen-id';
import { CITIZEN_ID_FAULTS } from '@dat100/shared/citizen-id';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { SAVE_PERSON } from '../people/change.documents.js';
import { PEOPLE } from '../people/person.documents.js';
import { ServerError, request } from '../providers/request.js';
import { useServerQuery } from '../providers/use-server.js';
import { offerUndo } from '../undo/undo-offer.js';
import type { EntryRow, RowFault } from './entry-rows.js';
import { entryRows, faultOf, inputOf, isBlank, isDirty } from './entry-rows.js';

/** The grid is meant for an office or a ward; a larger unit imports a workbook. */
export const MOST_ROWS = 200;

const NO_ID: RowFault = {
  code: 'missing_citizen_id',
  messageVi: 'Chưa có số CCCD: cần 12 chữ số để nhận ra đúng một người.',
  messageEn: 'The citizen ID is missing: 12 digits tell one person from another.',
};

/** The rows of a unit with everything that can happen to them; each row is saved by itself. */
export function useEntry(unitId: string) {
  const t = useTranslate();
  const [rows, dispatch] = useReducer(entryRows, []);
  const filter = { unitId, direct: true };
  const query = useServerQuery(PEOPLE, { page: 0, perPage: MOST_ROWS, sort: 'NAME_ASC', filter });
  const people = query.data?.people;
  useEffect(() => {
    if (people) dispatch({ type: 'loaded', people: people.items });
  }, [people]);

  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  /** Rows on their way: Enter and leaving the row ask twice, and a person must not be made twice. */
  const underWay = useRef(new Map<string, { again: boolean }>());
  const save = useCallback(
    async (key: string, acceptTransfer = false) => {
      const running = underWay.current.get(key);
      if (running) {
        running.again = true;
        return;
      }
      const row = latest.current.find((one) => one.key === key);
      if (!row || (!isDirty(row) && !acceptTransfer) || isBlank(row)) return;
      const fault = faultOf(row, idFault);
      if (fault) {
        dispatch({ type: 'failed', key, fault });
        return;
      }
      underWay.current.set(key, { again: false });
      dispatch({ type: 'saving', key });
      try {
        const { savePerson } = await request(SAVE_PERSON, { input: inputOf(row, unitId, acceptTransfer) });
        dispatch({ type: 'saved', key, person: savePerson, sent: row.draft });
        const { editId, fullName } = savePerson;
        if (editId) offerUndo({ text: t('undo_edit.saved', { name: fullName }), editId });
        // What was typed meanwhile is saved next, once the answer is on the screen; what was not is clean by then.
        if (underWay.current.get(key)?.again) setTimeout(() => void save(key), 0);
      } catch (error) {
        dispatch({ type: 'failed', key, fault: faultWords(error) });
      } finally {
        underWay.current.delete(key);
      }
    },
    [unitId, t],
  );
  const unsaved = rows.filter((row) => (isDirty(row) || row.state === 'saving') && !isBlank(row));
  return { rows, dispatch, save, query, total: people?.total, unsaved: unsaved.length, faults: countFaults(rows) };
}

function idFault(wrong: { code: string; why?: CitizenIdFault | undefined }): RowFault {
  const words = wrong.why ? CITIZEN_ID_FAULTS[wrong.why] : null;
  return words ? { code: wrong.code, messageVi: words.vi, messageEn: words.en } : NO_ID;
}

function countFaults(rows: readonly EntryRow[]): number {
  return rows.filter((row) => row.state === 'error').length;
}

function faultWords(error: unknown): RowFault {
  if (error instanceof ServerError) return error;
  return {
    code: 'unexpected',
    messageVi: 'Chưa lưu được dòng này. Thử lại.',
    messageEn: 'This row could not be saved. Try again.',
  };
}
