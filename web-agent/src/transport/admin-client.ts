import type {
  Configuration,
  ConfigurationChange,
  ConfigurationCheck,
  ConfigurationVersion,
  ManagedUser,
  NewUser,
  RoutingConfiguration,
  UserChange,
} from '../contract';
import type { Reply } from './reply';
import type { RestClient } from './rest-client';

const CONFIGURATION = '/api/v1/configuration';
const USERS = '/api/v1/users';

/** Administration's part of the REST interface. */
export class AdminClient {
  readonly #rest: Pick<RestClient, 'call'>;

  constructor(rest: Pick<RestClient, 'call'>) {
    this.#rest = rest;
  }

  getConfiguration(): Promise<Reply<Configuration>> {
    return this.#rest.call({ method: 'GET', path: CONFIGURATION });
  }

  changeConfiguration(change: ConfigurationChange): Promise<Reply<Configuration>> {
    return this.#rest.call({ method: 'PUT', path: CONFIGURATION, body: change });
  }

  checkConfiguration(routing: RoutingConfiguration): Promise<Reply<ConfigurationCheck>> {
    return this.#rest.call({ method: 'POST', path: `${CONFIGURATION}/check`, body: { routing } });
  }

  /** @param before below this version; without it the newest */
  listVersions(limit: number, before?: number): Promise<Reply<ConfigurationVersion[]>> {
    const query = new URLSearchParams({ limit: String(limit), ...(before === undefined ? {} : { before: String(before) }) });
    return this.#rest.call({ method: 'GET', path: `${CONFIGURATION}/versions?${query.toString()}` });
  }

  getVersion(version: number): Promise<Reply<Configuration>> {
    return this.#rest.call({ method: 'GET', path: `${CONFIGURATION}/versions/${version}` });
  }

  listUsers(): Promise<Reply<ManagedUser[]>> {
    return this.#rest.call({ method: 'GET', path: USERS });
  }

  createUser(user: NewUser): Promise<Reply<ManagedUser>> {
    return this.#rest.call({ method: 'POST', path: USERS, body: user });
  }

  changeUser(userId: string, change: UserChange): Promise<Reply<ManagedUser>> {
    return this.#rest.call({ method: 'PATCH', path: `${USERS}/${encodeURIComponent(userId)}`, body: change });
  }
}
