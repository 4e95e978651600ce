import type { Figures } from './board.documents.js';

/** What a board may be ranked by: as units report, verified, confirmed by the police. */
export type Basis = 'claimed' | 'verified' | 'police';

export const basisOf = ({ basis }: { basis: string }): Basis =>
  basis === 'verified' || basis === 'police' ? basis : 'claimed';

/** Those who count on the basis of a board, and their rate: what ranks is what is shown. */
export function onBasis(figures: Figures, basis: Basis): { achieved: number; rateText: string } {
  const rateTexts = {
    claimed: figures.rateText,
    verified: figures.verifiedRateText,
    police: figures.policeRateText,
  };
  return { achieved: figures[basis], rateText: rateTexts[basis] };
}

/** What is drawn in the deep tone; the rest of what units report follows in the light one. */
export const strongOf = (figures: Figures, basis: Basis): number =>
  basis === 'police' ? figures.police : figures.verified;
