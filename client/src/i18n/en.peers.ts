import type { viPeers } from './vi.peers.js';

export const enPeers: typeof viPeers = {
  peers: {
    menu: 'Peer groups',
    title: 'Peer groups',
    hint: 'Units are ranked only with units of the same group. A change counts from a day on; boards of earlier days keep the old groups. Once groups are frozen for a period, a change needs a reason and counts after it.',
    hint_read:
      'Units are ranked only with units of the same group. Whoever stands right above these units decides which group they are in.',
    none: 'There are no units below to be grouped',
    none_hint: 'Groups are set for the units right below this one. Open the unit above.',
    units: 'Units and their peer groups',
    group: 'Peer group',
    next: 'Changes to',
    next_from: '%{group} from %{day}',
    bar: 'Group the units ticked',
    ticked: '%{n} unit ticked |||| %{n} units ticked',
    set: 'Put into a group…',
    set_title: 'Put %{n} unit into a peer group |||| Put %{n} units into a peer group',
    set_hint:
      'Ranks from this day on go by the new groups; against earlier days the board says “restructured” and no rise or fall in rank.',
    set_done: '%{n} unit put into the group, from %{day} |||| %{n} units put into the group, from %{day}',
    new_group: 'New group…',
    new_name: 'Name of the group, such as: Emulation cluster 1',
    from: 'Counts from',
    reason: 'Reason',
    after_frozen: 'Groups are frozen on this day: the change counts from %{day} on and needs a reason.',
    history: 'Changes',
    recorded: 'Recorded by, at',
    frozen_title: 'Periods with frozen groups',
    not_frozen: 'No period is frozen: groups may change from today on.',
    frozen_by: 'frozen by %{name}, %{at}',
    freeze: 'Freeze groups',
    freeze_hint:
      'The groups of all units stay as they are on the first day of the period until its end. This cannot be taken back.',
    frozen: 'Groups are frozen for %{period}',
    period: 'Period',
    quarter: 'Quarter %{quarter}/%{year}',
    year: 'Year %{year}',
  },
};
