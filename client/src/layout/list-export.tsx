import type { Permission } from '@dat100/shared/permissions';
import Box from '@mui/material/Box';
import { useCan } from './access.js';
import { ExportMenu } from './export-menu.js';

interface ListExportProps {
  /** its name under /files/lists */
  list: string;
  /** what it takes to carry it away */
  needs: Permission;
  /** what the page shows, by the names of its query */
  choices: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** which part of the page, where it is not the whole of it */
  of?: string;
}

/** The list or board on the screen as a file, for whoever may carry it away. */
export function ListExport({ list, needs, ...menu }: ListExportProps) {
  const can = useCan();
  if (!can(needs)) return null;
  return (
    <Box className="no-print">
      <ExportMenu path={`/files/lists/${list}`} {...menu} />
    </Box>
  );
}
