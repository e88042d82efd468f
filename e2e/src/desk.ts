import type { Locator, Page } from 'playwright-core';
import type { TalkingPage } from './browser.ts';
import { until } from './until.ts';

export type AgentState = 'signed-out' | 'not-ready' | 'ready' | 'reserved' | 'engaged' | 'wrap-up';

/** The form that everybody of the demo signs in by. */
export async function signInAt(page: Page, username: string): Promise<void> {
  await page.getByTestId('login-tenant').fill('demo');
  await page.getByTestId('login-username').fill(username);
  await page.getByTestId('login-password').fill(`${username}-demo`);
  await page.getByTestId('login-submit').click();
}

/** An agent's desk in a browser, used as the agent uses it: by what is on the screen. */
export class Desk {
  constructor(
    readonly talking: TalkingPage,
    readonly username: string,
    private readonly url: string,
  ) {}

  /** Signs in; the agent isn't ready yet. */
  async signIn(): Promise<void> {
    await this.talking.page.goto(this.url);
    await signInAt(this.talking.page, this.username);
    await until(`${this.username} is signed in`, 5000, async () => (await this.state()) !== 'signed-out');
  }

  /** When somebody waits already, the desk rings at once. */
  async becomeReady(): Promise<void> {
    await this.by('set-ready').click();
    await until(`${this.username} is ready`, 5000, async () => ['ready', 'reserved'].includes((await this.state()) ?? ''));
  }

  /** For a reason, as in `lunch`. */
  async breakFor(reason: string): Promise<void> {
    await this.by('set-not-ready').click();
    await this.by(`not-ready-reason-${reason}`).click();
    await this.expectState('not-ready');
  }

  async state(): Promise<AgentState | null> {
    return (await this.by('agent-state').getAttribute('data-state', { timeout: 1000 })) as AgentState | null;
  }

  async expectState(state: AgentState, timeoutMs = 5000): Promise<void> {
    await until(`${this.username} is ${state}`, timeoutMs, async () => {
      const shown = await this.state();
      if (shown !== state) {
        throw new Error(`is ${shown}`);
      }
      return true;
    });
  }

  /** Waits until a contact rings. */
  async rings(timeoutMs = 10_000): Promise<void> {
    await this.by('offer-card').waitFor({ timeout: timeoutMs });
  }

  async isRinging(): Promise<boolean> {
    return this.by('offer-card').isVisible();
  }

  async answer(): Promise<void> {
    await this.by('offer-accept').click();
    await this.by('call-panel').waitFor();
  }

  /** By the keyboard, without a look at the mouse. */
  async answerByKey(): Promise<void> {
    await this.talking.page.keyboard.press('Alt+a');
    await this.by('call-panel').waitFor();
  }

  /** Whom the desk shows in a call; undefined: nobody. */
  async callerInCall(): Promise<string | undefined> {
    const [shown] = await this.by('call-panel').locator('.caller').allInnerTexts();
    return shown?.trim();
  }

  async decline(): Promise<void> {
    await this.by('offer-decline').click();
    await this.by('offer-card').waitFor({ state: 'hidden' });
  }

  async hold(): Promise<void> {
    await this.by('call-hold').click();
    await this.by('call-resume').waitFor();
  }

  async resume(): Promise<void> {
    await this.by('call-resume').click();
    await this.by('call-hold').waitFor();
  }

  async toggleMute(): Promise<void> {
    await this.by('call-mute').click();
  }

  /** Presses keys of the dial pad: names of the digits, `star` and `hash` included as `*` and `#`. */
  async press(digits: string): Promise<void> {
    await this.by('call-dtmf').click();
    for (const digit of digits) {
      await this.by(`dtmf-${digit}`).click();
    }
  }

  async hangUp(): Promise<void> {
    await this.by('call-hangup').click();
    await this.by('wrapup-panel').waitFor();
  }

  /** Waits for the wrap-up and completes it with the first disposition. */
  async wrapUp(): Promise<void> {
    await this.by('wrapup-panel').waitFor();
    await this.talking.page.locator('[data-testid^="disposition-"]').first().click();
    await this.by('wrapup-complete').click();
    await this.by('wrapup-panel').waitFor({ state: 'hidden' });
  }

  async expectWrapUp(timeoutMs = 5000): Promise<void> {
    await this.by('wrapup-panel').waitFor({ timeout: timeoutMs });
  }

  /** Takes a callback that rings, and returns the number to call. */
  async takeCallback(): Promise<string> {
    await this.by('offer-accept').click();
    return this.by('callback-number').innerText();
  }

  async finishCallback(): Promise<void> {
    await this.by('callback-done').click();
    await this.by('callback-panel').waitFor({ state: 'hidden' });
  }

  /** Takes a message that rings; its sound comes by itself. */
  async takeMessage(): Promise<void> {
    await this.by('offer-accept').click();
    await this.by('voicemail-panel').waitFor();
  }

  /** Plays the message to its end. */
  async listen(lengthMs: number): Promise<void> {
    await this.by('message-play').click();
    await this.by('message-player').and(this.talking.page.locator('[data-playing="true"]')).waitFor();
    await this.by('message-player').and(this.talking.page.locator('[data-playing="false"]')).waitFor({ timeout: lengthMs + 5000 });
  }

  async finishMessage(): Promise<void> {
    await this.by('voicemail-done').click();
    await this.by('wrapup-panel').waitFor();
  }

  async takeChat(): Promise<void> {
    await this.by('offer-accept').click();
    await this.by('chat-panel').waitFor();
  }

  /** In the only chat that there is. */
  async saysInChat(text: string): Promise<void> {
    await this.by('chat-input').fill(text);
    await this.by('chat-input').press('Enter');
  }

  async readsInChat(words: RegExp | string): Promise<void> {
    await this.by('chat-line').filter({ hasText: words }).first().waitFor();
  }

  async isInCall(): Promise<boolean> {
    return this.by('call-panel').isVisible();
  }

  /** Signs out in good order, once the customers have gone. */
  async leave(): Promise<void> {
    if (!(await this.by('sign-out').isVisible())) {
      return;
    }
    await this.by('offer-card').waitFor({ state: 'hidden' });
    await this.by('call-panel').waitFor({ state: 'hidden' });
    if (await this.by('wrapup-panel').isVisible()) {
      await this.wrapUp();
    }
    await this.by('sign-out').click();
    await this.by('login-submit').waitFor();
  }

  by(testId: string): Locator {
    return this.talking.page.getByTestId(testId);
  }
}
