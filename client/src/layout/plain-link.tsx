import Box from '@mui/material/Box';
import type { BoxProps } from '@mui/material/Box';
import type { MouseEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';

/** Marks links that are followed without loading the client anew. */
const MARK = 'data-route';

interface PlainLinkProps {
  /** An address of this client. */
  to: string;
  className?: string;
  title?: string;
  children: ReactNode;
}

/**
 * A link for rows that come by the hundred: nothing but the element. A link of the router works out its address, its
 * state and its clicks for itself, which took a board of 82 rows 15 ms. `Followed` around it does so when it is clicked;
 * where there is none the browser follows it.
 */
export function PlainLink({ to, ...anchor }: PlainLinkProps) {
  return <a href={to} {...{ [MARK]: '' }} {...anchor} />;
}

/** The page's content. Follows the plain links inside it as the router would: the first button alone, without keys that open a window. */
export function Followed(box: BoxProps<'main'>) {
  const navigate = useNavigate();
  function follow(event: MouseEvent<HTMLElement>) {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest(`a[${MARK}]`) : null;
    const to = link?.getAttribute('href');
    if (!to || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    void navigate(to);
  }
  return <Box component="main" {...box} onClick={follow} />;
}
