import { spawn, type ChildProcess } from 'node:child_process';
import { freeUdpPort } from './ports.ts';

/** sipp's own answering machine, which sends all RTP back: proves the gateways of the tests without the product. */
export class SippEcho {
  private constructor(
    private readonly process: ChildProcess,
    readonly sipPort: number,
  ) {}

  static async start(): Promise<SippEcho> {
    const sipPort = await freeUdpPort();
    const sipp = spawn(
      'sipp',
      [
        ...['-sn', 'uas', '-i', '127.0.0.1', '-p', `${sipPort}`, '-mi', '127.0.0.1', '-mp', `${await freeUdpPort()}`],
        ...['-rtp_echo', '-cp', `${await freeUdpPort()}`, '-nostdin', '-skip_rlimit'],
      ],
      { stdio: 'ignore' },
    );
    return new SippEcho(sipp, sipPort);
  }

  close(): void {
    this.process.kill('SIGKILL');
  }
}
