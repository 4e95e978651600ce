import type { viViews } from './vi.views.js';

export const enViews: typeof viViews = {
  views: {
    title: 'Saved views',
    save: 'Save this view',
    saved: 'Saved: %{name}',
    save_hint: 'Keeps this page with the filters chosen. Only you see it, at the end of the menu.',
    save_done: 'View saved',
    name: 'Name',
    manage: 'Edit saved views',
    manage_hint: 'Rename or delete. The page itself and its figures are not touched.',
    none: 'No saved views yet',
    none_hint: 'Open a board or a list, choose filters, then press Save this view.',
    rename: 'Rename',
    rename_one: 'Rename %{name}',
    delete_one: 'Delete %{name}',
    deleted: 'View %{name} deleted',
    failed: 'Saved views cannot be read',
    count: '%{n} of %{most}',
  },
  columns: {
    title: 'Columns shown',
    all: 'Columns',
    some: 'Columns (%{n} hidden) |||| Columns (%{n} hidden)',
    reset: 'As the screen has room',
  },
};
