import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Prompt, PromptSpeech, PromptUse, Voice } from '../../contract';
import { EVERY_LANGUAGE } from '../../state/prompts';
import { PromptClient } from '../../transport/prompt-client';
import type { Reply } from '../../transport/reply';
import { useApp, useObservable } from '../app/context';
import { useChange, type Changing } from '../app/use-change';
import { valueOf } from '../app/use-options';

const KEY = 'prompts';
const NONE: readonly Prompt[] = [];

export function usePromptClient(): PromptClient {
  const { rest } = useApp();
  return useMemo(() => new PromptClient(rest), [rest]);
}

/** The whole library, with those that were deleted. */
export function useLibrary(): UseQueryResult<Prompt[]> {
  const client = usePromptClient();
  return useQuery({ queryKey: [KEY, 'all'], queryFn: () => valueOf(client.listPrompts()) });
}

export interface Recordings {
  /** That can be played, of the tenant's own and of those that ship; none until they are known. */
  readonly all: readonly Prompt[];
  /** As flows name what is spoken: without a language. */
  readonly spoken: readonly string[];
  /** As flows name music: the same in every language. */
  readonly music: readonly string[];
  /** As the configuration names them: `zh-CN/welcome`, `hold-music`. */
  readonly plain: readonly string[];
}

/** What can be played, for whoever asks for a prompt's name. */
export function useRecordings(): Recordings {
  const { data } = useLibrary();
  return useMemo(() => {
    const all = (data ?? NONE).filter(({ deletedAtMs }) => deletedAtMs === undefined);
    const everywhere = ({ sounds }: Prompt): boolean => sounds.some(({ language }) => language === EVERY_LANGUAGE);
    const names = (of: readonly Prompt[]): string[] => of.map(({ name }) => name);
    return {
      all,
      spoken: names(all.filter(({ sounds }) => sounds.some(({ language }) => language !== EVERY_LANGUAGE))),
      music: names(all.filter(everywhere)),
      plain: all.flatMap(({ name, sounds }) => sounds.map(({ language }) => (language === EVERY_LANGUAGE ? name : `${language}/${name}`))),
    };
  }, [data]);
}

/** The sound of a prompt. A version never changes. */
export function usePromptSound(name: string, language: string, version: number, wanted: boolean): UseQueryResult<Blob> {
  const client = usePromptClient();
  return useQuery({ queryKey: ['prompt-sound', name, language, version], queryFn: () => valueOf(client.getSound(name, language)), enabled: wanted, staleTime: Infinity, gcTime: 60_000 });
}

export function usePromptUses(name: string): UseQueryResult<PromptUse[]> {
  const client = usePromptClient();
  // The server says where in the language that it is asked in.
  const { language } = useObservable(useApp().settings);
  return useQuery({ queryKey: [KEY, 'uses', name, language], queryFn: () => valueOf(client.listUses(name)) });
}

const NO_VOICES: readonly Voice[] = [];

/** Who can speak texts on this server. */
export function useVoices(): readonly Voice[] {
  const client = usePromptClient();
  return useQuery({ queryKey: ['voices'], queryFn: () => valueOf(client.listVoices()), staleTime: Infinity }).data ?? NO_VOICES;
}

/** A sound that is to be kept: a file, or what somebody typed and listened to. */
export interface ChosenSound {
  readonly file: Blob;
  /** Empty: it was recorded, or spoken. */
  readonly fileName: string;
  readonly speech?: PromptSpeech;
}

export function keepSound(client: PromptClient, name: string, language: string, { file, speech }: ChosenSound): Promise<Reply<Prompt>> {
  return speech === undefined ? client.putSound(name, language, file) : client.speakSound(name, language, speech);
}

/** What is done to the library; it is read anew then. */
export function usePromptChange(): Changing<PromptClient> {
  return useChange(usePromptClient(), KEY);
}
