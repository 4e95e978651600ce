/** What the image of a row is encrypted for, so that it cannot be moved to another row. */
export const boundToUndo = (importId: number, rowId: number): string => `import:${importId}:${rowId}:undo`;
