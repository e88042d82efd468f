import type { Locator } from 'playwright-core';
import type { TalkingPage } from './browser.ts';
import { signInAt, type AgentState } from './desk.ts';

/** The supervisor's live floor in a browser. */
export class Floor {
  constructor(
    readonly talking: TalkingPage,
    private readonly url: string,
  ) {}

  async signIn(): Promise<void> {
    await this.talking.page.goto(this.url);
    await signInAt(this.talking.page, 'leader');
    await this.talking.page.getByTestId('floor-agent-alice').waitFor();
  }

  /** Waits until it shows an agent in a state; never looks anew by itself. */
  async showsAgent(agentId: string, state: AgentState): Promise<void> {
    await this.withState(`floor-agent-${agentId}`, state).waitFor({ timeout: 5000 });
  }

  /** Waits until it shows the contact of a caller in a state, and returns its row. */
  async showsContact(caller: string, state: string): Promise<Locator> {
    const row = this.withState('floor-contact', state).filter({ hasText: caller });
    await row.waitFor({ timeout: 5000 });
    return row;
  }

  async showsNoContact(): Promise<void> {
    await this.talking.page.getByTestId('floor-contact').first().waitFor({ state: 'detached', timeout: 5000 });
  }

  /** Waits until a queue has so many waiting. */
  async showsWaiting(queueId: string, count: number): Promise<void> {
    const row = this.talking.page.getByTestId(`floor-queue-${queueId}`);
    await row.locator('td').nth(1).filter({ hasText: new RegExp(`^${count}$`) }).waitFor({ timeout: 5000 });
  }

  private withState(testId: string, state: string): Locator {
    return this.talking.page.locator(`[data-testid="${testId}"][data-state="${state}"]`);
  }
}
