import type { ReactNode } from 'react';
import { Component } from 'react';
import { useLocation } from 'react-router-dom';
import { askAgainForCode } from './lazy-page.js';
import { ErrorState } from './states.js';

interface Props {
  /** Moving to another address clears the fault. */
  place?: string;
  onRetry: () => void;
  /** What the fault is shown in. */
  around?: (fault: ReactNode) => ReactNode;
  children: ReactNode;
}

/** Keeps a fault of what is inside there, with a way to try again. */
export class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.place === this.props.place || !this.state.error) return;
    // Else code that did not arrive for the one place would not be asked for at the other.
    askAgainForCode();
    this.setState({ error: null });
  }

  private readonly retry = () => {
    this.props.onRetry();
    this.setState({ error: null });
  };

  override render() {
    const { around = (fault) => fault, children } = this.props;
    return this.state.error ? around(<ErrorState error={this.state.error} retry={this.retry} />) : children;
  }
}

/** A new version may be why code is gone: then only a reload helps. Without a network it would end on the browser's own page. */
function reloadOrAskAgain(): void {
  if (navigator.onLine) window.location.reload();
  else askAgainForCode();
}

/** Keeps a fault of one page inside that page: menu and bar stay. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Boundary place={pathname} onRetry={reloadOrAskAgain}>
      {children}
    </Boundary>
  );
}
