import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeTcpPort } from './ports.ts';
import { until } from './until.ts';

const UNPACKED = fileURLToPath(new URL('../../.oneline', import.meta.url));

/** A PostgreSQL that the product hasn't made: another cluster, with an owner of its database who is no superuser. */
export class ForeignPostgres {
  readonly password = 'of the shop';

  private constructor(
    private readonly server: ChildProcess,
    private readonly directory: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<ForeignPostgres> {
    const directory = mkdtempSync(join(tmpdir(), 'oneline-e2e-postgres-'));
    const cluster = join(directory, 'cluster');
    run('initdb', ['--pgdata', cluster, '--username=dba', '--auth=reject', '--encoding=UTF8', '--locale=C'], '');
    writeFileSync(join(cluster, 'pg_hba.conf'), 'host calls all 127.0.0.1/32 scram-sha-256\n');
    run('postgres', ['--single', '-D', cluster, 'postgres'], "CREATE ROLE shop LOGIN CREATEROLE PASSWORD 'of the shop'\nCREATE DATABASE calls OWNER shop\n");
    const port = await freeTcpPort();
    appendFileSync(join(cluster, 'postgresql.conf'), `listen_addresses='127.0.0.1'\nport=${port}\nunix_socket_directories=''\n`);
    const [command, ...args] = unprivileged(program('postgres'), ['-D', cluster]);
    const server = spawn(command ?? '', args, { stdio: 'ignore' });
    await until('a PostgreSQL of our own', 10_000, async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
      return true;
    });
    return new ForeignPostgres(server, directory, port);
  }

  /** Without the password. */
  get url(): string {
    return `postgresql://shop@127.0.0.1:${this.port}/calls`;
  }

  async stop(): Promise<void> {
    if (this.server.exitCode === null) {
      this.server.kill('SIGINT');
      await once(this.server, 'exit');
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The product has unpacked them when it was built. */
function program(name: string): string {
  const folder = readdirSync(UNPACKED).find((entry) => /^postgres-[\d.]+-\w+$/.test(entry));
  if (folder === undefined) {
    throw new Error(`no PostgreSQL in ${UNPACKED}`);
  }
  return join(UNPACKED, folder, 'bin', name);
}

/** PostgreSQL refuses to be root. */
function unprivileged(command: string, args: readonly string[]): string[] {
  return process.getuid?.() === 0 ? ['unshare', '--user', command, ...args] : [command, ...args];
}

function run(name: string, args: readonly string[], input: string): void {
  const [command, ...rest] = unprivileged(program(name), args);
  const { status, stderr, stdout } = spawnSync(command ?? '', rest, { input, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${name}: ${stderr}${stdout}`);
  }
}
