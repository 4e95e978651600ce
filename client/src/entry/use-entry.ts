import type { CitizenIdFault } from '@dat100/shared/citizen-id';
import { CITIZEN_ID_FAULTS } from '@dat100/shared/citizen-id';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { SAVE_PERSON } from '../people/change.documents.js';
import { PEOPLE } from '../people/person.documents.js';
import { textOf } from '../providers/documents.js';
import { ServerError, request } from '../providers/request.js';
import { useServerQuery } from '../providers/use-server.js';
import { offerUndo } from '../undo/undo-offer.js';
import type { Place, RowFault } from './entry-rows.js';
import { NOTHING, entryRows, faultOf, inputOf, isBlank, isDirty, isSamePlace, isUnsaved } from './entry-rows.js';

const NO_ID: RowFault = {
  code: 'missing_citizen_id',
  messageVi: 'Chưa có số CCCD: cần 12 chữ số để nhận ra đúng một người.',
  messageEn: 'The citizen ID is missing: 12 digits tell one person from another.',
};

/**
 * The people of a unit, a page at a time, with everything that can happen to them; each row is saved by itself. What was
 * typed on one page and is not saved is held while others are looked at.
 */
export function useEntry(unitId: string, { page, search }: Place, perPage: number) {
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(entryRows, NOTHING);
  const { rows } = state;
  const filter = { unitId, direct: true, ...(search && { search }) };
  const query = useServerQuery(PEOPLE, { page, perPage, sort: 'NAME_ASC', filter }, { keep: true });
  const people = query.data?.people;
  const isFormer = query.isPlaceholderData;
  useEffect(() => {
    if (people && !isFormer) dispatch({ type: 'loaded', people: people.items, place: { page, search } });
  }, [people, isFormer, page, search]);

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
        // Pages that were read before are read again when they are turned to; this one stays as it is.
        void queries.invalidateQueries({ queryKey: ['graphql', textOf(PEOPLE)], refetchType: 'none' });
        const { editId, fullName } = savePerson;
        if (editId) offerUndo({ said: 'undo_edit.saved', names: { name: fullName }, editId });
        // What was typed meanwhile is saved next, once the answer is on the screen; what was not is clean by then.
        if (underWay.current.get(key)?.again) setTimeout(() => void save(key), 0);
      } catch (error) {
        dispatch({ type: 'failed', key, fault: faultWords(error) });
      } finally {
        underWay.current.delete(key);
      }
    },
    [unitId, queries],
  );
  // Turning the page leaves a row, as leaving it by a key does.
  useEffect(() => {
    const place = { page, search };
    for (const row of latest.current) if (row.state === 'dirty' && !isSamePlace(row.place, place)) void save(row.key);
  }, [page, search, save]);

  const isShown = isSamePlace(state.shown, { page, search });
  return {
    rows: rows.filter((row) => isShown && isSamePlace(row.place, state.shown)),
    /** refused on a page that is not the one shown */
    refused: rows.filter((row) => row.fault && !isSamePlace(row.place, { page, search })),
    unsaved: rows.filter(isUnsaved).length,
    faults: rows.filter((row) => row.state === 'error').length,
    /** in the unit, or found in it; undefined until that is known */
    total: people && people.total + rows.filter((row) => row.isAdded).length,
    isMore: people?.totalIsAtLeast ?? false,
    isShown,
    dispatch,
    save,
    query,
  };
}

function idFault(wrong: { code: string; why?: CitizenIdFault | undefined }): RowFault {
  const words = wrong.why ? CITIZEN_ID_FAULTS[wrong.why] : null;
  return words ? { code: wrong.code, messageVi: words.vi, messageEn: words.en } : NO_ID;
}

function faultWords(error: unknown): RowFault {
  if (error instanceof ServerError) return error;
  return {
    code: 'unexpected',
    messageVi: 'Chưa lưu được dòng này. Thử lại.',
    messageEn: 'This row could not be saved. Try again.',
  };
}
