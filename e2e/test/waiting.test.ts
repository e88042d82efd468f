import { describe } from 'node:test';
import { expectHearsMusic } from '../src/listening.ts';
import { expectHearsPrompt } from '../src/prompts.ts';
import { sharedScene, story } from '../src/story.ts';

describe('A caller who waits', () => {
  story('should be told the place between the music, and that it got better', sharedScene, async (stage) => {
    const before = await stage.rest.configuration();
    try {
      await stage.rest.configure((routing) => ({
        ...routing,
        entryPoints: routing.entryPoints.map((entry) => ({ ...entry, greeting: '' })),
        queues: routing.queues.map((queue) => ({
          ...queue,
          announcements: { afterMs: 1000, everyMs: 5000, language: 'en', prompt: '', tellsPosition: true, tellsWait: true },
        })),
      }));
      const first = await stage.caller({ caller: '02011110070' });
      const second = await stage.caller({ caller: '02011110071' });
      await expectHearsMusic(second);
      await Promise.all([expectHearsPrompt(first, 'en/you-are-next'), expectHearsPrompt(second, 'en/position-before')]);
      await expectHearsMusic(second);
      await first.hangUp();
      // After what is being said, and the music that follows it.
      await expectHearsPrompt(second, 'en/you-are-next', 15_000);
    } finally {
      await stage.rest.bringBack(before.routing);
    }
  });
});
