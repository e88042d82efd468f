import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeTcpPort } from './ports.ts';
import { until } from './until.ts';

/** Gathered by `mvn verify` of the module kafka-broker. */
const LIB = fileURLToPath(new URL('../../kafka-broker/target/lib', import.meta.url));
const CLUSTER_ID = '4L6g3nShT-eMCtK--X86sw';
const START_TIMEOUT_MS = 30_000;

/** A Kafka of one broker, on loopback, that can be killed and started again with what it had. */
export class KafkaBroker {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly directory: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<KafkaBroker> {
    if (!existsSync(LIB)) {
      throw new Error(`no broker in ${LIB}: run mvn verify -pl kafka-broker`);
    }
    const directory = mkdtempSync(join(tmpdir(), 'oneline-e2e-kafka-'));
    const broker = new KafkaBroker(directory, await freeTcpPort());
    writeFileSync(join(directory, 'server.properties'), settings(broker.port, await freeTcpPort()));
    const [command, ...args] = java('kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', 'server.properties');
    const { status, stderr } = spawnSync(command ?? '', args, { cwd: directory, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`Kafka can't be formatted: ${stderr}`);
    }
    await broker.startAgain();
    return broker;
  }

  get url(): string {
    return `kafka://127.0.0.1:${this.port}`;
  }

  async startAgain(): Promise<void> {
    const [command, ...args] = java('kafka.Kafka', 'server.properties');
    this.server = spawn(command ?? '', args, { cwd: this.directory, stdio: 'ignore' });
    await until('a Kafka of our own', START_TIMEOUT_MS, async () => {
      const socket = connect(this.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
      return true;
    });
  }

  /** As kill -9 does. */
  async kill(): Promise<void> {
    if (this.server && this.server.exitCode === null && this.server.signalCode === null) {
      this.server.kill('SIGKILL');
      await once(this.server, 'exit');
    }
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function java(...program: string[]): string[] {
  const home = process.env['JAVA25_HOME'] ?? process.env['JAVA_HOME'];
  const command = home === undefined ? 'java' : join(home, 'bin', 'java');
  return [command, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx256m', '-cp', join(LIB, '*'), ...program];
}

function settings(port: number, controllerPort: number): string {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'controller.listener.names=CONTROLLER',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    'log.dirs=data',
    'auto.create.topics.enable=false',
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=1',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'transaction.state.log.num.partitions=1',
    // A broker that was killed may come back once its former life counts as over.
    'broker.session.timeout.ms=1000',
    'broker.heartbeat.interval.ms=200',
    '',
  ].join('\n');
}
