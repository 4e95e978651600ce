import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';

interface PlainTabsProps {
  label: string;
  value: string;
  tabs: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  sx?: SxProps<Theme>;
}

/** Which way a key goes; Home and End go to the ends. */
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/**
 * Tabs in a row that scrolls where they do not fit. Unlike those of the library they do not measure themselves, which
 * has a page that is being made laid out several times over.
 */
export function PlainTabs({ label, value, tabs, onChange, sx }: PlainTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // With the frame, which lays the page out anyhow.
    const frame = requestAnimationFrame(() => list.current && showChosen(list.current));
    return () => cancelAnimationFrame(frame);
  }, [value]);
  const chosen = tabs.some((tab) => tab.value === value) ? value : tabs[0]?.value;
  return (
    <Box ref={list} role="tablist" aria-label={label} onKeyDown={walk} sx={[look, ...(Array.isArray(sx) ? sx : [sx])]}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          tabIndex={tab.value === chosen ? 0 : -1}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
        </button>
      ))}
    </Box>
  );
}

const look = ({ typography, palette }: Theme) =>
  ({
    position: 'relative',
    display: 'flex',
    overflowX: 'auto',
    scrollbarWidth: 'none',
    '& > button': {
      ...typography.button,
      // On a phone side by side, their words on two lines: what is out of sight is not chosen.
      flex: { xs: '1 0 0', sm: '0 0 auto' },
      minWidth: 90,
      maxWidth: 360,
      minHeight: 42,
      px: { xs: 0.5, sm: 2 },
      py: { xs: 0.75, sm: 1.5 },
      lineHeight: { xs: 1.3, sm: typography.button.lineHeight },
      border: 0,
      borderBottom: '2px solid transparent',
      bgcolor: 'transparent',
      color: 'text.secondary',
      cursor: 'pointer',
      '&[aria-selected=true]': { color: 'primary.main', borderColor: 'primary.main' },
      '&:focus-visible': { outlineOffset: -2, bgcolor: palette.action.focus },
    },
  }) as const;

/** The focus goes along the tabs by the arrows and round at the ends; Enter and Space choose. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = all.findIndex((tab) => tab === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  const next = Number.isFinite(step) ? (at + step + all.length) % all.length : step < 0 ? 0 : all.length - 1;
  all[next]?.focus();
}

function showChosen(list: HTMLElement): void {
  const tab = list.querySelector<HTMLElement>('[aria-selected=true]');
  if (!tab || list.scrollWidth <= list.clientWidth) return;
  const [from, to] = [tab.offsetLeft, tab.offsetLeft + tab.offsetWidth];
  if (from < list.scrollLeft) list.scrollLeft = from;
  else if (to > list.scrollLeft + list.clientWidth) list.scrollLeft = to - list.clientWidth;
}
