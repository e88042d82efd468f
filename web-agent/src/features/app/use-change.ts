import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Refusal, Reply } from '../../transport/reply';

/** What is done to things of the server. A refusal is a value. */
export interface Changing<C> {
  /** @returns whether it was done */
  readonly run: (act: (client: C) => Promise<Reply<unknown>>) => Promise<boolean>;
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  readonly forgetRefusal: () => void;
}

/** @param key of what is read anew then: also after a refusal, which may say that somebody else was quicker */
export function useChange<C>(client: C, key: string): Changing<C> {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (act: (client: C) => Promise<Reply<unknown>>) => {
      const reply = await act(client);
      await queries.invalidateQueries({ queryKey: [key] });
      return reply;
    },
  });
  return {
    run: async (act) => (await mutation.mutateAsync(act)).ok,
    busy: mutation.isPending,
    refusal: mutation.data?.ok === false ? mutation.data : undefined,
    forgetRefusal: () => mutation.reset(),
  };
}
