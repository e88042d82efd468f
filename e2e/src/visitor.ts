import type { Locator } from 'playwright-core';
import type { TalkingPage } from './browser.ts';
import { until } from './until.ts';

/** A visitor of the demo company's website, with its click-to-call widget. */
export class Visitor {
  constructor(
    readonly talking: TalkingPage,
    private readonly url: string,
  ) {}

  async call(): Promise<void> {
    await this.talking.page.goto(this.url);
    await this.by('call-button').click();
    await this.by('call-hangup').waitFor();
  }

  /** Waits until the widget says something like it. */
  async reads(words: RegExp, timeoutMs = 8000): Promise<void> {
    await this.by('call-status').filter({ hasText: words }).waitFor({ timeout: timeoutMs });
  }

  /** Presses keys of the widget's keypad, which a menu shows by itself. */
  async press(keys: string): Promise<void> {
    for (const key of keys) {
      await this.by(`call-key-${key}`).click();
    }
  }

  async askForCallback(number: string): Promise<void> {
    await this.by('call-callback').click();
    await this.by('call-callback-number').fill(number);
    await this.by('call-callback-send').click();
  }

  async hangUp(): Promise<void> {
    await this.by('call-hangup').click();
    await this.by('call-button').waitFor();
  }

  /** The widget says that the call is over. */
  async expectOver(timeoutMs = 5000): Promise<void> {
    await until('the call of the visitor is over', timeoutMs, () => this.by('call-button').isVisible());
  }

  async leave(): Promise<void> {
    if (await this.by('call-hangup').isVisible()) {
      await this.hangUp();
    }
  }

  by(testId: string): Locator {
    return this.talking.page.getByTestId(testId);
  }
}
