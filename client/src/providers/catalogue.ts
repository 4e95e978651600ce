import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ResultOf } from './documents.js';
import { graphql } from './documents.js';
import { useLocale } from './locale.js';
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
      countedFrom
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

function catalogueOf({ directives, lenses }: ResultOf<typeof CATALOGUE>): Catalogue {
  const criteria = directives.flatMap((directive) => directive.criteria);
  const criterion: Catalogue['criterion'] = (code) => criteria.find((one) => one.code === code);
  return {
    directives,
    lenses,
    criteria,
    criterion,
    stage: (of, code) => criterion(of)?.stages.find((one) => one.code === code),
    directiveOf: (code) => directives.find((one) => one.criteria.some((each) => each.code === code)),
  };
}

/**
 * Directives, criteria, stages and lenses: data of the server, so that the next directive needs no code here. The same
 * object until they change.
 */
export function useCatalogue(): Catalogue & { isPending: boolean; error: Error | null; refetch: () => void } {
  const { data, isPending, error, refetch } = useServerQuery(CATALOGUE, {}, { once: true });
  return useMemo(
    () => ({ ...catalogueOf(data ?? NOTHING), isPending, error, refetch: () => void refetch() }),
    [data, isPending, error, refetch],
  );
}

/** Picks the name in the language of the screen. */
export function useNameOf(): (named: { nameVi: string; nameEn: string } | undefined | null) => string {
  const locale = useLocale();
  return (named) => (!named ? '' : locale === 'en' ? named.nameEn : named.nameVi);
}
