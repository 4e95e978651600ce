import type { QueryClient } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import type { ResultOf } from './documents.js';
import { graphql } from './documents.js';
import { readingOf, useServerQuery } from './use-server.js';

const CATALOGUE = graphql(`
  query Catalogue {
    directives {
      id
      code
      number
      issuer
      issuedOn
      dueOn
      titleVi
      titleEn
      criteria {
        code
        nameVi
        nameEn
        targetPercent
        stages {
          code
          nameVi
          nameEn
          holder
          limit {
            days
            kind
            quicker {
              days
              criterion
            }
          }
          side
          achieved
        }
      }
    }
    lenses {
      code
      nameVi
      nameEn
    }
  }
`);

export type Directive = ResultOf<typeof CATALOGUE>['directives'][number];
export type Criterion = Directive['criteria'][number];
export type Stage = Criterion['stages'][number];
export type Lens = ResultOf<typeof CATALOGUE>['lenses'][number];

export interface Catalogue {
  directives: Directive[];
  criteria: Criterion[];
  lenses: Lens[];
  criterion: (code: string | null | undefined) => Criterion | undefined;
  stage: (criterion: string, code: string | null | undefined) => Stage | undefined;
  directiveOf: (criterion: string) => Directive | undefined;
}

/** Asks for the code lists before the first page does. */
export function fetchCatalogue(queries: QueryClient): void {
  void queries.prefetchQuery({ ...readingOf(CATALOGUE, {}), staleTime: Infinity });
}

const NOTHING: ResultOf<typeof CATALOGUE> = { directives: [], lenses: [] };

/** Directives, criteria, stages and lenses: data of the server, so that the next directive needs no code here. */
export function useCatalogue(): Catalogue & { isPending: boolean; error: Error | null; refetch: () => void } {
  const query = useServerQuery(CATALOGUE, {}, { once: true });
  const { directives, lenses } = query.data ?? NOTHING;
  const criteria = directives.flatMap((directive) => directive.criteria);
  const criterion: Catalogue['criterion'] = (code) => criteria.find((one) => one.code === code);
  return {
    directives,
    lenses,
    criteria,
    criterion,
    stage: (of, code) => criterion(of)?.stages.find((one) => one.code === code),
    directiveOf: (code) => directives.find((one) => one.criteria.some((each) => each.code === code)),
    isPending: query.isPending,
    error: query.error,
    refetch: () => void query.refetch(),
  };
}

/** Picks the name in the language of the screen. */
export function useNameOf(): (named: { nameVi: string; nameEn: string } | undefined | null) => string {
  const [locale] = useLocaleState();
  return (named) => (!named ? '' : locale === 'en' ? named.nameEn : named.nameVi);
}
