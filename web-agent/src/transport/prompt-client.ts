import type { Prompt, PromptChange, PromptSpeech, PromptUse, Voice } from '../contract';
import type { Reply } from './reply';
import type { RestClient } from './rest-client';

const PROMPTS = '/api/v1/prompts';

/** The prompt library's part of the REST interface. */
export class PromptClient {
  readonly #rest: Pick<RestClient, 'call' | 'download' | 'upload'>;

  constructor(rest: Pick<RestClient, 'call' | 'download' | 'upload'>) {
    this.#rest = rest;
  }

  listPrompts(): Promise<Reply<Prompt[]>> {
    return this.#rest.call({ method: 'GET', path: PROMPTS });
  }

  changePrompt(name: string, body: PromptChange): Promise<Reply<Prompt>> {
    return this.#rest.call({ method: 'PATCH', path: pathOf(name), body });
  }

  orderPrompts(folder: string, names: readonly string[]): Promise<Reply<undefined>> {
    return this.#rest.call({ method: 'POST', path: `${PROMPTS}/order`, body: { folder, names } });
  }

  listUses(name: string): Promise<Reply<PromptUse[]>> {
    return this.#rest.call({ method: 'GET', path: `${pathOf(name)}/uses` });
  }

  getSound(name: string, language: string): Promise<Reply<Blob>> {
    return this.#rest.download(soundPathOf(name, language));
  }

  /** Of a new one, too: it is there then. */
  putSound(name: string, language: string, file: Blob): Promise<Reply<Prompt>> {
    return this.#rest.upload(soundPathOf(name, language), file);
  }

  /** Takes one language away, or brings it back. */
  changeSound(name: string, language: string, deleted: boolean): Promise<Reply<Prompt>> {
    return this.#rest.call({ method: 'PATCH', path: soundPathOf(name, language), body: { deleted } });
  }

  listVoices(): Promise<Reply<Voice[]>> {
    return this.#rest.call({ method: 'GET', path: '/api/v1/speech/voices' });
  }

  /** How it sounds; nothing is kept. */
  speak(speech: PromptSpeech, language: string): Promise<Reply<Blob>> {
    return this.#rest.download('/api/v1/speech', { ...speech, language });
  }

  speakSound(name: string, language: string, body: PromptSpeech): Promise<Reply<Prompt>> {
    return this.#rest.call({ method: 'POST', path: `${soundPathOf(name, language)}/speech`, body });
  }
}

function pathOf(name: string): string {
  return `${PROMPTS}/${encodeURIComponent(name)}`;
}

function soundPathOf(name: string, language: string): string {
  return `${pathOf(name)}/sounds/${encodeURIComponent(language)}`;
}
