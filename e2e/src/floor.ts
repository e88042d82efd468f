import type { Locator } from 'playwright-core';
import type { TalkingPage } from './browser.ts';
import { signInAt, type AgentState } from './desk.ts';

/** The supervisor's live floor in a browser. */
export class Floor {
  private pictureStands = false;

  constructor(
    readonly talking: TalkingPage,
    private readonly url: string,
  ) {}

  async signIn(): Promise<void> {
    await this.talking.page.goto(this.url);
    await signInAt(this.talking.page, 'leader');
    await this.talking.page.getByTestId('floor-agent-alice').waitFor();
  }

  /** Opens the page anew, with a connection whose pictures can be held up: see {@link stands}. */
  async behindASlowLine(): Promise<void> {
    await this.talking.page.routeWebSocket(/\/ws$/, (page) => {
      const server = page.connectToServer();
      server.onMessage((message) => {
        const isPicture = String(message).includes('"type":"floor"');
        if (!this.pictureStands || !isPicture) {
          page.send(message);
        }
      });
    });
    await this.talking.page.reload();
    await this.by('floor-agent-alice').waitFor();
  }

  /** From now on the page shows the past, and what is clicked is too late. */
  stands(): void {
    this.pictureStands = true;
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

  /** Puts a waiting contact into another queue, and waits until the page says so. */
  async move(caller: string, queueId: string): Promise<void> {
    await this.waiting(caller).getByTestId('floor-move').click();
    await this.by(`move-to-${queueId}`).click();
    await this.by('floor-move-back').waitFor();
  }

  async moveBack(): Promise<void> {
    await this.by('floor-move-back').click();
    await this.by('floor-move-back').waitFor({ state: 'detached' });
  }

  /** Gives a waiting contact to an agent, and waits for what the page says to that. */
  async assign(caller: string, agentId: string): Promise<string> {
    const last = this.by('floor-notice').getByRole('button', { name: 'Close' });
    if (await last.isVisible()) {
      await last.click();
      await last.waitFor({ state: 'detached' });
    }
    await this.waiting(caller).getByTestId('floor-assign').click();
    await this.by(`assign-to-${agentId}`).click();
    return this.notice();
  }

  async notice(): Promise<string> {
    return this.by('floor-notice').innerText();
  }

  /** Waits until a waiting contact's row reads as wanted: caller, channel, queue, place, waiting time, state. */
  async showsWaitingIn(caller: string, queue: string, place: number): Promise<void> {
    const row = this.waiting(caller).filter({ has: this.talking.page.locator('td', { hasText: queue }) });
    await row.locator('td').nth(3).filter({ hasText: new RegExp(`^${place}$`) }).waitFor({ timeout: 5000 });
  }

  /** The page that tells why a contact went where it went, by its link. Returns what it says, entry by entry. */
  async why(caller: string): Promise<string[]> {
    await this.by('floor-contact').filter({ hasText: caller }).getByTestId('why-link').click();
    await this.by('why-decision').first().waitFor();
    return this.by('why-decision').locator('.why-body').allInnerTexts();
  }

  async backToTheFloor(): Promise<void> {
    await this.by('why-back').click();
    await this.by('floor-page').waitFor();
  }

  private waiting(caller: string): Locator {
    return this.by('floor-contact').filter({ hasText: caller });
  }

  by(testId: string): Locator {
    return this.talking.page.getByTestId(testId);
  }

  private withState(testId: string, state: string): Locator {
    return this.talking.page.locator(`[data-testid="${testId}"][data-state="${state}"]`);
  }
}
