import type { VoicemailBox, VoicemailCallback, VoicemailChange, VoicemailMessage } from '../contract';
import type { Reply } from './reply';
import type { RestClient } from './rest-client';

const MESSAGES = '/api/v1/voicemail/messages';

/** Which messages. */
export interface VoicemailQuestion {
  /** Of one box alone; undefined: of all that the user may hear. */
  readonly boxId: string | undefined;
  readonly deleted: boolean;
}

/** The part of the REST interface that messages of callers are. */
export class VoicemailClient {
  readonly #rest: Pick<RestClient, 'call' | 'download'>;

  constructor(rest: Pick<RestClient, 'call' | 'download'>) {
    this.#rest = rest;
  }

  listBoxes(): Promise<Reply<VoicemailBox[]>> {
    return this.#rest.call({ method: 'GET', path: '/api/v1/voicemail/boxes' });
  }

  /** The newest first; a page of them. */
  listMessages({ boxId, deleted }: VoicemailQuestion, limit: number, beforeMs?: number): Promise<Reply<VoicemailMessage[]>> {
    const query = new URLSearchParams({ deleted: String(deleted), limit: String(limit) });
    if (boxId !== undefined) query.set('box', boxId);
    if (beforeMs !== undefined) query.set('before', String(beforeMs));
    return this.#rest.call({ method: 'GET', path: `${MESSAGES}?${query.toString()}` });
  }

  getMessage(messageId: string): Promise<Reply<VoicemailMessage>> {
    return this.#rest.call({ method: 'GET', path: pathOf(messageId) });
  }

  changeMessage(messageId: string, body: VoicemailChange): Promise<Reply<VoicemailMessage>> {
    return this.#rest.call({ method: 'PATCH', path: pathOf(messageId), body });
  }

  getSound(messageId: string): Promise<Reply<Blob>> {
    return this.#rest.download(`${pathOf(messageId)}/sound`);
  }

  callBack(messageId: string): Promise<Reply<VoicemailCallback>> {
    return this.#rest.call({ method: 'POST', path: `${pathOf(messageId)}/callback` });
  }
}

function pathOf(messageId: string): string {
  return `${MESSAGES}/${encodeURIComponent(messageId)}`;
}
