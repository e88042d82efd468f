import { useQuery } from '@tanstack/react-query';
import type { Language, NamedOption } from '../../contract';
import type { Reply } from '../../transport/reply';
import { useApp, useObservable } from './context';

/** An option in the user's language. */
export interface Option {
  readonly id: string;
  readonly name: string;
}

function named(options: readonly NamedOption[] | undefined, language: Language): Option[] {
  return (options ?? []).map(({ id, names }) => ({ id, name: names[language] }));
}

/** The value of a reply; a refusal becomes the error that TanStack Query retries and shows. */
export async function valueOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const settled = await reply;
  if (!settled.ok) throw new Error(settled.code);
  return settled.value;
}

export function useNotReadyReasons(): Option[] {
  const { rest, settings } = useApp();
  const { language } = useObservable(settings);
  const { data } = useQuery({
    queryKey: ['not-ready-reasons'],
    queryFn: () => valueOf(rest.listNotReadyReasons()),
    staleTime: Infinity,
    retry: true,
  });
  return named(data, language);
}

export function useDispositions(): Option[] {
  const { rest, settings } = useApp();
  const { language } = useObservable(settings);
  const { data } = useQuery({
    queryKey: ['dispositions'],
    queryFn: () => valueOf(rest.listDispositions()),
    staleTime: Infinity,
    retry: true,
  });
  return named(data, language);
}
