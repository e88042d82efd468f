import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactsDirectory } from './artifacts.ts';
import { readWav, sine, wav, type Sound } from './audio.ts';
import { freeTcpPort, freeUdpPort } from './ports.ts';
import { SALES_LINE } from './sip-gateway.ts';
import { until } from './until.ts';

const MODULES = ['/usr/lib/baresip/modules', '/usr/lib/x86_64-linux-gnu/baresip/modules', '/usr/lib/aarch64-linux-gnu/baresip/modules'];

/**
 * A telephone whose SIP and RTP are not ours: baresip. It plays a tone into the call and records what it decodes. The
 * other stories use an RTP end of our own, which could share a mistake with the bridge; this one can't.
 */
export class Baresip {
  private events = '';

  private constructor(
    private readonly process: ChildProcess,
    private readonly control: Socket,
    private readonly directory: string,
  ) {
    control.on('data', (chunk: Buffer) => {
      this.events += chunk.toString('utf8');
    });
    control.on('error', () => undefined);
  }

  static async start(toneHz: number): Promise<Baresip> {
    const directory = mkdtempSync(join(tmpdir(), 'oneline-e2e-baresip-'));
    const controlPort = await freeTcpPort();
    writeFileSync(join(directory, 'tone.wav'), wav(sine(toneHz, 60_000, 8000)));
    writeFileSync(join(directory, 'accounts'), '<sip:gateway@127.0.0.1>;regint=0;audio_codecs="PCMA,PCMU"\n');
    writeFileSync(join(directory, 'config'), configuration(directory, await freeUdpPort(), controlPort));
    mkdirSync(artifactsDirectory('baresip'), { recursive: true });
    const child = spawn('baresip', ['-f', directory], { stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(artifactsDirectory('baresip'), `${process.pid}.log`));
    child.stdout.pipe(log);
    child.stderr.pipe(log, { end: false });
    const control = await until('the control port of baresip', 5000, async () => {
      const socket = connect(controlPort, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    });
    return new Baresip(child, control, directory);
  }

  dial(sipPort: number): void {
    this.command('dial', `sip:${SALES_LINE}@127.0.0.1:${sipPort}`);
  }

  hangUp(): void {
    this.command('hangup');
  }

  /** Waits for an event of baresip, such as CALL_ESTABLISHED. */
  async happens(event: string, timeoutMs = 5000): Promise<void> {
    await until(`${event} at baresip`, timeoutMs, () => this.events.includes(`"type":"${event}"`));
  }

  /** What it decoded in its only call; complete once the call is closed. */
  recorded(): Sound {
    const name = readdirSync(this.directory).find((file) => file.endsWith('-dec.wav'));
    if (name === undefined) {
      throw new Error('baresip decoded nothing');
    }
    return readWav(readFileSync(join(this.directory, name)));
  }

  close(): void {
    this.control.destroy();
    this.process.kill('SIGKILL');
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** ctrl_tcp speaks JSON in netstrings. */
  private command(command: string, params?: string): void {
    const json = JSON.stringify({ command, token: command, ...(params === undefined ? {} : { params }) });
    this.control.write(`${Buffer.byteLength(json)}:${json},`);
  }
}

function configuration(directory: string, sipPort: number, controlPort: number): string {
  return [
    `sip_listen 127.0.0.1:${sipPort}`,
    'net_interface 127.0.0.1',
    `audio_source aufile,${directory}/tone.wav`,
    'audio_player aubridge,none',
    'audio_alert aubridge,none',
    ...['ausrc_srate 8000', 'auplay_srate 8000', 'ausrc_channels 1', 'auplay_channels 1'],
    `module_path ${MODULES.find(existsSync) ?? MODULES[0]}`,
    ...['g711', 'aufile', 'aubridge', 'sndfile'].map((name) => `module ${name}.so`),
    'module_tmp account.so',
    ...['menu', 'ctrl_tcp'].map((name) => `module_app ${name}.so`),
    `snd_path ${directory}`,
    `ctrl_tcp_listen 127.0.0.1:${controlPort}`,
    '',
  ].join('\n');
}
