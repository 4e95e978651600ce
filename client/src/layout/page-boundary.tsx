import type { ReactNode } from 'react';
import { Component } from 'react';
import { useLocation } from 'react-router-dom';
import { ErrorState } from './states.js';

interface Props {
  /** Moving to another address clears the fault. */
  place: string;
  children: ReactNode;
}

class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.error) this.setState({ error: null });
  }

  override render() {
    if (!this.state.error) return this.props.children;
    // A reload is the retry: the page's own code may be what failed to arrive.
    return <ErrorState error={this.state.error} retry={() => window.location.reload()} />;
  }
}

/** Keeps a fault of one page inside that page: menu and bar stay. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Boundary place={pathname}>{children}</Boundary>;
}
