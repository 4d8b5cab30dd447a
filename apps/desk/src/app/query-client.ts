import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';

/** Caches answers for as long as pushes keep them true; only a failure that may pass is tried again. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 15 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status < 500),
      },
    },
  });
