import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { artifactsDirectory } from './artifacts.ts';
import { freeTcpPort, freeUdpPort } from './ports.ts';
import { processesMarked, type RunningProcess } from './processes.ts';
import { RestClient } from './rest.ts';
import { until } from './until.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
/** Generous: what the product promises is measured by the bench, the tests only want to see it up. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

export interface Addresses {
  readonly httpPort: number;
  readonly sipPort: number;
  readonly mediaPort: number;
  readonly rtpPorts: string;
  /** Where the demo's calls out go. */
  readonly gatewayPort: number;
}

export interface StartOptions {
  /** With the demo tenant, unless told otherwise. */
  readonly demo?: boolean;
  readonly processes?: boolean;
  /** Kept from an earlier start; a fresh one otherwise. */
  readonly data?: string;
  readonly addresses?: Addresses;
  readonly extra?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export async function freeAddresses(): Promise<Addresses> {
  // RTP ranges far apart for products that run side by side; below the kernel's ephemeral ports.
  const rtpFrom = 20_000 + Math.floor(Math.random() * 50) * 200;
  return {
    httpPort: await freeTcpPort(),
    sipPort: await freeUdpPort(),
    mediaPort: await freeUdpPort(),
    rtpPorts: `${rtpFrom}-${rtpFrom + 199}`,
    gatewayPort: await freeUdpPort(),
  };
}

export function newDataDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'oneline-e2e-data-'));
}

/** How a start ended that was refused. */
export interface Refusal {
  readonly exitCode: number | null;
  readonly output: string;
}

/** The product as a user starts it: `./oneline up --demo`. */
export class Product {
  private static started = 0;
  readonly rest: RestClient;
  private output = '';
  private exited: { code: number | null; signal: string | null } | undefined;

  private constructor(
    readonly addresses: Addresses,
    readonly data: string,
    private readonly mark: string,
    private readonly process: ChildProcess,
    readonly logFile: string,
  ) {
    this.rest = new RestClient(`http://127.0.0.1:${addresses.httpPort}`);
    const log = createWriteStream(logFile);
    const note = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
      log.write(chunk);
    };
    process.stdout?.on('data', note);
    process.stderr?.on('data', note);
    process.on('exit', (code, signal) => {
      this.exited = { code, signal };
    });
    process.on('close', () => {
      log.end();
      void finished(log).catch(() => undefined);
    });
  }

  /** Starts it without waiting for anything. */
  static async launch(options: StartOptions = {}): Promise<Product> {
    const addresses = options.addresses ?? (await freeAddresses());
    const data = options.data ?? newDataDirectory();
    mkdirSync(artifactsDirectory('server'), { recursive: true });
    const logFile = join(artifactsDirectory('server'), `${process.pid}-${++Product.started}.log`);
    const mark = randomUUID();
    const child = spawn(
      './oneline',
      [
        ...['up', '--data', data, '--http-port', `${addresses.httpPort}`, '--sip-port', `${addresses.sipPort}`],
        ...['--media-port', `${addresses.mediaPort}`, '--rtp-ports', addresses.rtpPorts],
        ...(options.demo === false ? [] : ['--demo', '--gateway', `127.0.0.1:${addresses.gatewayPort}`]),
        ...(options.processes === true ? ['--processes'] : []),
        ...(options.extra ?? []),
      ],
      // A group of its own: Ctrl-C in a terminal goes to the whole group.
      {
        cwd: REPOSITORY,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...options.environment, ONELINE_E2E_MARK: mark },
      },
    );
    return new Product(addresses, data, mark, child, logFile);
  }

  static async up(options: StartOptions = {}): Promise<Product> {
    const product = await Product.launch(options);
    await product.ready();
    return product;
  }

  async ready(): Promise<void> {
    const settled = (): boolean => this.readyInS !== undefined || this.exited !== undefined;
    await until('the line "ready in …"', START_TIMEOUT_MS, settled);
    if (this.exited) {
      throw new Error(`./oneline ended with ${this.exited.code}: ${this.output.slice(-2000)}`);
    }
  }

  /** What the product says of its start. */
  get readyInS(): number | undefined {
    const seconds = /ready in ([\d.]+) s/.exec(this.output)?.[1];
    return seconds === undefined ? undefined : Number(seconds);
  }

  /** What the first start tells once. */
  get firstAdministratorPassword(): string | undefined {
    return /tenant main, user admin, password (\S+)/.exec(this.output)?.[1];
  }

  /** Waits for the end of a start that is refused. */
  async refused(timeoutMs = START_TIMEOUT_MS): Promise<Refusal> {
    await until('the end of ./oneline', timeoutMs, () => this.exited !== undefined);
    return { exitCode: this.exited?.code ?? null, output: this.output };
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.addresses.httpPort}${path}`;
  }

  /** Everything printed so far. */
  get log(): string {
    return this.output;
  }

  /** Every process of this product, by a mark in its environment. */
  processes(): RunningProcess[] {
    return processesMarked(`ONELINE_E2E_MARK=${this.mark}`, this.data);
  }

  /** With `--processes`: the one Java process whose command line matches. */
  processOf(pattern: RegExp): RunningProcess {
    const found = this.processes().filter((candidate) => pattern.test(candidate.commandLine));
    const only = found[0];
    if (!only || found.length > 1) {
      const all = this.processes().map((candidate) => `${candidate.pid} ${candidate.commandLine.slice(-200)}`);
      throw new Error(`${found.length} processes match ${pattern}:\n${all.join('\n')}`);
    }
    return only;
  }

  /** kill -9 of the command alone; what it started has to notice by itself. */
  killLauncher(): void {
    kill(this.processOf(LAUNCHER).pid);
  }

  /** Ctrl-C, and waits until the command is back; returns its exit code. */
  async interrupt(): Promise<number | null> {
    if (!this.exited && this.process.pid !== undefined) {
      process.kill(-this.process.pid, 'SIGINT');
      await until('the end after Ctrl-C', STOP_TIMEOUT_MS, () => this.exited !== undefined);
    }
    return this.exited?.code ?? null;
  }

  /** kill -9 of the command and of everything it started. */
  async killEverything(): Promise<void> {
    await until('the end of all processes', STOP_TIMEOUT_MS, () => {
      const running = this.processes();
      for (const { pid } of running) {
        kill(pid);
      }
      return running.length === 0;
    });
  }

  /** For clean-up: stops it, and leaves neither process nor data. */
  async dispose(): Promise<void> {
    await this.interrupt().catch(() => undefined);
    await this.killEverything();
    if (existsSync(this.data)) {
      rmSync(this.data, { recursive: true });
    }
  }

  /** `./oneline replay` of contacts, a line each, from the data that it has left behind. */
  replay(contactIds: readonly string[]): string[] {
    const contacts = contactIds.flatMap((contactId) => ['--contact', contactId]);
    const ran = spawnSync('./oneline', ['replay', '--data', this.data, ...contacts], { cwd: REPOSITORY, encoding: 'utf8' });
    if (ran.status !== 0) {
      throw new Error(`./oneline replay ended with ${ran.status}: ${ran.stderr}`);
    }
    return ran.stdout.trimEnd().split('\n');
  }

  async metrics(): Promise<string> {
    const response = await fetch(this.url('/metrics'));
    return response.text();
  }

  exceptionTraces(): string[] {
    return exceptionTracesIn(this.logFile);
  }
}

/** Lines of a log that are part of an exception's trace. Bad input must never leave one. */
export function exceptionTracesIn(logFile: string): string[] {
  return readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => /^\s+at [\w.$/]+\(|^Caused by: |^Exception in thread/.test(line));
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself meanwhile.
  }
}

/** With `--processes`: command lines of the parts. */
export const LAUNCHER = / dev\.oneline\.standalone\.Main up /;
export const BACKEND = / dev\.oneline\.backend$/;
export const MEDIA_BRIDGE = / dev\.oneline\.media$/;
export const SIP_BRIDGE = / dev\.oneline\.sip$/;
