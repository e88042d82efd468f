import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { VoicemailBox, VoicemailChange, VoicemailMessage } from '../../contract';
import type { Refusal } from '../../transport/reply';
import { VoicemailClient, type VoicemailQuestion } from '../../transport/voicemail-client';
import { useApp } from '../app/context';
import { valueOf } from '../app/use-options';

/** New messages show within this time. */
const REFRESH_MS = 10_000;
const PAGE = 50;
const KEY = 'voicemail';

function useClient(): VoicemailClient {
  const { rest } = useApp();
  return useMemo(() => new VoicemailClient(rest), [rest]);
}

export function useBoxes(): UseQueryResult<VoicemailBox[]> {
  const client = useClient();
  return useQuery({ queryKey: [KEY, 'boxes'], queryFn: () => valueOf(client.listBoxes()), refetchInterval: REFRESH_MS });
}

/** How many messages nobody has heard yet. */
export function useUnheard(): number {
  return (useBoxes().data ?? []).reduce((sum, { unheard }) => sum + unheard, 0);
}

interface Messages {
  readonly messages: readonly VoicemailMessage[] | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
  /** Undefined: there are no more. */
  readonly more: (() => void) | undefined;
  readonly loadingMore: boolean;
}

export function useMessages(question: VoicemailQuestion): Messages {
  const client = useClient();
  const pages = useInfiniteQuery({
    queryKey: [KEY, 'messages', question.boxId, question.deleted],
    queryFn: ({ pageParam }) => valueOf(client.listMessages(question, PAGE, pageParam)),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.leftAtMs),
    refetchInterval: REFRESH_MS,
  });
  return {
    messages: pages.data?.pages.flat(),
    failed: pages.isError && pages.data === undefined,
    retry: () => void pages.refetch(),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    loadingMore: pages.isFetchingNextPage,
  };
}

export function useMessage(messageId: string): UseQueryResult<VoicemailMessage> {
  const client = useClient();
  return useQuery({ queryKey: [KEY, 'message', messageId], queryFn: () => valueOf(client.getMessage(messageId)) });
}

/** The sound of a message; it never changes. */
export function useSound(messageId: string, wanted: boolean): UseQueryResult<Blob> {
  const client = useClient();
  return useQuery({ queryKey: ['voicemail-sound', messageId], queryFn: () => valueOf(client.getSound(messageId)), enabled: wanted, staleTime: Infinity, gcTime: 60_000 });
}

interface Changing {
  readonly change: (messageId: string, change: VoicemailChange) => Promise<boolean>;
  readonly callBack: (messageId: string) => Promise<boolean>;
  readonly refusal: Refusal | undefined;
  readonly forgetRefusal: () => void;
}

/** What is done to messages; lists and counts follow. */
export function useMessageChanges(): Changing {
  const client = useClient();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (act: () => Promise<{ readonly ok: true } | ({ readonly ok: false } & Refusal)>) => {
      const reply = await act();
      await queries.invalidateQueries({ queryKey: [KEY] });
      return reply;
    },
  });
  const done = async (act: Parameters<typeof mutation.mutateAsync>[0]): Promise<boolean> => (await mutation.mutateAsync(act)).ok;
  return {
    change: (messageId, change) => done(() => client.changeMessage(messageId, change)),
    callBack: (messageId) => done(() => client.callBack(messageId)),
    refusal: mutation.data?.ok === false ? mutation.data : undefined,
    forgetRefusal: () => mutation.reset(),
  };
}
