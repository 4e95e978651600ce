import type { viWall } from './vi.wall.js';

export const enWall: typeof viWall = {
  wall: {
    open: 'Hall screen',
    title: 'Hall screen: %{unit}',
    full: 'Full screen',
    leave_full: 'Leave full screen',
    light: 'Light',
    dark: 'Dark',
    leave: 'Back to the board',
    pause: 'Stop turning pages',
    play: 'Turn pages',
    before: 'Page before',
    after: 'Next page',
    page: 'Page %{page}/%{pages}',
    left: '%{n} people left',
    verified: 'Verified: %{n} (%{rate})',
    read_at: 'read at %{time}',
    old_since: 'Connection lost, figures of %{time}. Reconnecting by itself.',
    signed_out: 'Your session has ended, figures of %{time}.',
    sign_in: 'Sign in again',
    refused: 'New figures cannot be read; these are of %{time}. Read again by itself once connected.',
    no_units: 'There are no units below to rank.',
    legend: 'Legend',
    legend_open: 'Not achieved yet',
    legend_figures:
      'Rate and rank of each unit: people who have achieved of those in scope, by “%{basis}”; rank within the peer group. The large figure: as units report. A dash: no rank, or hidden. A figure lights up when it has just moved. Figures as of %{day}.',
  },
};
