import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The cable between a browser and the server, that a test can pull. */
export class TcpProxy {
  private readonly connections = new Set<Socket>();
  private pulled = false;

  private constructor(
    private readonly server: Server,
    private readonly targetPort: number,
  ) {
    server.on('connection', (client) => this.join(client));
  }

  static async to(targetPort: number): Promise<TcpProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, targetPort);
  }

  get port(): number {
    const address = this.server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  /** Connections break (reset), and new ones are refused until {@link plugIn}. */
  pull(): void {
    this.pulled = true;
    for (const socket of this.connections) {
      socket.resetAndDestroy();
    }
    this.connections.clear();
  }

  /** Nothing passes any more, and nobody is told: a dead mobile cell. New connections are refused. */
  freeze(): void {
    this.pulled = true;
    for (const socket of this.connections) {
      socket.unpipe();
      socket.pause();
    }
  }

  plugIn(): void {
    this.pulled = false;
  }

  async close(): Promise<void> {
    this.pull();
    await new Promise((closed) => this.server.close(closed));
  }

  private join(client: Socket): void {
    if (this.pulled) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(this.targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.connections.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.connections.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
