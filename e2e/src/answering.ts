import assert from 'node:assert/strict';
import { describe, durationMs, hasTone } from './audio.ts';
import type { Desk } from './desk.ts';
import { TONES } from './listening.ts';
import type { GatewayCall } from './sip-gateway.ts';
import { AGENTS, type AgentName, type Answer } from './strategies.ts';
import { until } from './until.ts';

/** An answer, as the caller and the desk saw it. */
export interface Heard extends Answer {
  readonly number: string;
}

export interface WaitingCaller {
  readonly call: GatewayCall;
  readonly number: string;
}

/** So much of an agent's tone makes a caller sure who speaks. */
const SURE_MS = 120;
const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 10_000;

/** Desks whose agents answer by the keyboard as soon as it rings, one at a time: so the order can be told from outside. */
export class AnsweringDesks {
  constructor(private readonly desks: readonly Desk[]) {}

  /**
   * Waits until a desk rings, and answers. Who that is comes from the caller's ear, who the caller is from the desk's
   * screen; everybody else's ear and screen must know nothing of it.
   */
  async answer(waiting: ReadonlyMap<number, WaitingCaller>): Promise<Heard> {
    const desk = await until('a desk that rings', PATIENCE_MS, () => this.ringing().then(([first]) => first), LOOK_EVERY_MS);
    const number = (await desk.by('offer-caller').innerText()).trim();
    assert.deepEqual((await this.ringing()).map(({ username }) => username), [desk.username], 'it rings at one desk alone');
    await desk.answerByKey();
    const heard = await until(`a caller who hears ${desk.username}, who took ${number}`, PATIENCE_MS, () => firstToHear(waiting), LOOK_EVERY_MS);
    assert.equal(heard.number, number, `${desk.username}'s screen shows another caller than the one who hears ${heard.agent}`);
    assert.equal(heard.agent, desk.username);
    return heard;
  }

  /** Once no desk shows the call of a number any more. */
  async hasGone(number: string): Promise<void> {
    await until(`${number} has gone from every desk`, PATIENCE_MS, async () => {
      const shown = await Promise.all(this.desks.map((desk) => desk.callerInCall()));
      return shown.every((caller) => caller !== number);
    }, LOOK_EVERY_MS);
  }

  async expectNothingRings(): Promise<void> {
    assert.deepEqual((await this.ringing()).map(({ username }) => username), []);
  }

  private async ringing(): Promise<Desk[]> {
    const rings = await Promise.all(this.desks.map((desk) => desk.isRinging()));
    return this.desks.filter((_, i) => rings[i]);
  }
}

/** Of those who waited; fails when two of them hear somebody, or one hears two. */
function firstToHear(waiting: ReadonlyMap<number, WaitingCaller>): Heard {
  const heard = [...waiting].flatMap(([caller, { call, number }]) =>
    agentsHeardBy(call).map((agent) => ({ caller, number, agent })),
  );
  assert.ok(heard.length <= 1, `one answer, not ${JSON.stringify(heard)}`);
  if (heard[0] === undefined) {
    const sounds = [...waiting.values()].map(({ call, number }) => `${number}: ${describe(call.rtp.heard(performance.now() - SURE_MS), Object.values(TONES))}`);
    throw new Error(sounds.join('; '));
  }
  return heard[0];
}

function agentsHeardBy(call: GatewayCall): AgentName[] {
  const sound = call.rtp.heard(performance.now() - SURE_MS);
  return durationMs(sound) < SURE_MS - 20 ? [] : AGENTS.filter((agent) => hasTone(sound, TONES[agent]));
}
