import { useState } from 'react';
import type { Level } from '@dat100/shared/rating-scheme';
import { levelOf } from './rating-words.js';
import type { RatingLine } from './sheet.documents.js';

/** What of a sheet is given at a step by its reader; null: it is only read. */
export type Giving = 'propose' | 'decide' | null;

/** A level chosen for somebody, on their sheet as it was seen. */
export interface Choice {
  line: RatingLine;
  level: Level | null;
}

/** Chosen and not saved yet, by sheet. */
export type Choices = ReadonlyMap<string, Choice>;

/** A level that was saved from this page, and the revision its sheet has by that. */
interface Given {
  revision: number;
  level: Level | null;
}

/** Levels that are chosen in a sheet, over all its pages and filters, until they are saved or dropped. */
export function useChoices(giving: Giving) {
  const [choices, setChoices] = useState<Choices>(new Map());
  const [own, setOwn] = useState<ReadonlyMap<string, Given>>(new Map());
  const stored = (line: RatingLine) => levelOf(giving === 'decide' ? line.finalLevel : line.teamLevel);
  const without = (ids: readonly string[]) =>
    setChoices((before) => new Map([...before].filter(([id]) => !ids.includes(id))));
  /** What is chosen as it stands already is no change. */
  const give = (given: readonly Choice[]) =>
    setChoices((before) => {
      const next = new Map(before);
      for (const { line, level } of given)
        if (stored(line) === level) next.delete(line.id);
        else next.set(line.id, { line, level });
      return next;
    });
  return {
    choices,
    give,
    /** A line as it stands by what was saved here, until the list is read again: whoever types on is not told of themselves. */
    standing: (line: RatingLine): RatingLine => afterOwn(line, giving, own.get(line.id)),
    /** As they were sent. What was chosen anew for somebody meanwhile stays, on their sheet as it is saved. */
    saved: (sent: readonly Choice[]) => {
      const done = new Map(
        sent.map(({ line, level }): [string, Given] => [line.id, { revision: line.revision + 1, level }]),
      );
      setOwn((before) => new Map([...before, ...done]));
      setChoices((before) => {
        const next = new Map(before);
        for (const [id, given] of done) {
          const now = before.get(id);
          if (now?.level === given.level) next.delete(id);
          else if (now) next.set(id, { ...now, line: afterOwn(now.line, giving, given) });
        }
        return next;
      });
    },
    drop: without,
    dropAll: () => setChoices(new Map()),
    /** For another step: a level of the one before is none of this. */
    beginAnew: () => {
      setChoices(new Map());
      setOwn(new Map());
    },
    /** What was chosen stays, on the sheets as somebody else has left them. */
    keep: (fresh: readonly RatingLine[]) =>
      give(
        fresh.flatMap((line) => {
          const choice = choices.get(line.id);
          return choice ? [{ line, level: choice.level }] : [];
        }),
      ),
  };
}

function afterOwn(line: RatingLine, giving: Giving, given: Given | undefined): RatingLine {
  if (!given || !giving || given.revision <= line.revision) return line;
  const { revision, level } = given;
  return giving === 'decide' ? { ...line, revision, finalLevel: level } : { ...line, revision, teamLevel: level };
}
