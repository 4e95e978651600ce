import useMediaQuery from '@mui/material/useMediaQuery';
import type { FocusEvent } from 'react';
import { useEffect, useRef, useState } from 'react';

const TURN_MS = 15_000;
/** A pointer that lies still this long was left behind: nobody is reading under it. */
const LEFT_BEHIND_MS = 60_000;

/**
 * Pages that turn by themselves every 15 seconds. They stand while somebody points at them or reaches them by
 * keyboard, when told to, and for whoever asked their system for less motion; the arrows work all the same.
 */
export function useTurning(pages: number) {
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [turned, setTurned] = useState(0);
  const [stopped, setStopped] = useState(false);
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState(false);
  const gone = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(gone.current), []);

  const stands = calm || stopped || focused || pointed || pages < 2;
  useEffect(() => {
    if (stands) return;
    const timer = setTimeout(() => setTurned(turned + 1), TURN_MS);
    return () => clearTimeout(timer);
  }, [stands, turned]);

  function point() {
    setPointed(true);
    clearTimeout(gone.current);
    gone.current = setTimeout(() => setPointed(false), LEFT_BEHIND_MS);
  }
  return {
    /** from 0 */
    page: pages === 0 ? 0 : ((turned % pages) + pages) % pages,
    turn: (step: 1 | -1) => setTurned(turned + step),
    /** Whether pages would turn if nobody were there; null where turning by itself is not wanted at all. */
    turns: calm ? null : !stopped,
    setTurns: (turns: boolean) => setStopped(!turns),
    region: {
      onMouseMove: point,
      onMouseLeave: () => {
        clearTimeout(gone.current);
        setPointed(false);
      },
      // A button that was clicked keeps the focus; only a focus that is shown is somebody at the keyboard.
      onFocus: (event: FocusEvent) => setFocused(event.target.matches(':focus-visible')),
      onKeyDown: () => setFocused(true),
      onBlur: () => setFocused(false),
    },
  };
}
