import { useTranslate } from 'react-admin';
import { useNameOf } from '../providers/catalogue.js';
import type { GroupPeriod, PeerGroups } from './peers.documents.js';

/** Groups and periods as people call them. */
export function useGroupNames({ groups }: Pick<PeerGroups, 'groups'>) {
  const t = useTranslate();
  const nameOf = useNameOf();
  return {
    group: (code: string) => nameOf(groups.find((one) => one.code === code)) || code,
    period: ({ code }: Pick<GroupPeriod, 'code'>) => {
      const [year, quarter] = code.split('-Q');
      return quarter ? t('peers.quarter', { quarter, year }) : t('peers.year', { year });
    },
  };
}
