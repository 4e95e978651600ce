import type { GroupedUnit } from '../boards/peer-groups.model.js';
import { PeerGroupsResolver } from '../boards/peer-groups.resolver.js';
import { askedDay } from '../exports/asked.js';
import { tableOf, type ListAsk, type ReadList } from './exported-list.js';
import { askedUnit, dayCell, nameOf, unitColumns } from './list-words.js';

/** Which units are ranked together. With unitId and asOf of the query `peerGroups`. */
export async function readPeerGroups(ask: ListAsk): Promise<ReadList> {
  const { ctx, asked, language, get } = ask;
  const { unit, asOf, units, ...groups } = await get(PeerGroupsResolver).peerGroups(
    ctx,
    askedUnit(ask),
    askedDay(asked['asOf']),
  );
  const names = new Map(groups.groups.map((group) => [group.code, nameOf(group, language)]));
  const nameOfGroup = (code: string | null) => (code === null ? null : (names.get(code) ?? code));
  return {
    unit,
    asOf,
    filters: [],
    chosen: { asOf },
    total: units.length,
    ...tableOf<GroupedUnit>(
      [
        ...unitColumns<GroupedUnit>((row) => row.unit),
        { vi: 'Nhóm so sánh', en: 'Peer group', width: 30, of: ({ group }) => nameOfGroup(group) },
        { vi: 'Sẽ chuyển sang nhóm', en: 'Changes to', width: 30, of: ({ next }) => nameOfGroup(next) },
        { vi: 'Từ ngày', en: 'From', width: 12, of: ({ nextFrom }) => dayCell(nextFrom) },
      ],
      units,
      language,
    ),
  };
}
