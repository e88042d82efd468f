import { describe, expect, it } from 'vitest';
import { smallRouting } from '../../../test/fakes/fake-administration';
import { countMentions, mentionsOf, withoutMentions } from './mentions';

const routing = smallRouting();
const said = (section: Parameters<typeof mentionsOf>[1], id: string): string[] =>
  mentionsOf(routing, section, id).map((mention) => `${mention.section} ${mention.id} ${mention.field}${mention.needed ? '!' : ''}`);

describe('what still names a thing', () => {
  it('should be found wherever it is', () => {
    expect(said('queues', 'sales')).toEqual([
      'queues support routing/steps/0/alsoQueueIds',
      'queues support overflow/whenClosed',
      'profiles everything queues',
      'entryPoints 4008001234 queueId!',
      'voicemailBoxes night queueId',
    ]);
    expect(said('skills', 'english')).toEqual(['queues support routing/steps/0/skills', 'agents alice skills']);
    expect(said('groups', 'day')).toEqual(['queues support routing/steps/0/groupIds', 'agents alice groupIds']);
    expect(said('calendars', 'office')).toEqual(['queues support overflow/calendarId']);
    expect(said('profiles', 'everything')).toEqual(['agents alice profileId!', 'agents bob profileId!']);
    expect(said('agents', 'alice')).toEqual(['entryPoints 4008001234 demand/preferredAgentId']);
    expect(said('agents', 'bob')).toEqual(['voicemailBoxes night ownerIds']);
    expect(said('profiles', 'nothing')).toEqual([]);
  });

  it('should be counted for all of a list at once', () => {
    for (const [section, id] of [['queues', 'sales'], ['skills', 'english'], ['profiles', 'everything']] as const)
      expect(countMentions(routing, section).get(id), id).toBe(new Set(mentionsOf(routing, section, id).map((mention) => mention.section + mention.id)).size);
    expect(countMentions(routing, 'profiles').has('nothing')).toBe(false);
  });

  it('should go with it, where it can', () => {
    const without = withoutMentions(routing, 'queues', 'sales');
    expect(without.queues[1]).toMatchObject({ routing: { steps: [{ alsoQueueIds: [] }] }, overflow: { whenClosed: { kind: 'stay', name: '' } } });
    expect(without.profiles[0]?.queues.map(({ queueId }) => queueId)).toEqual(['support']);
    expect(without.entryPoints[0]?.queueId).toBe('sales');
    expect(without.agents).toBe(routing.agents);
  });

  it('should name another one instead, but not twice', () => {
    const instead = withoutMentions(routing, 'queues', 'sales', 'support');
    expect(instead.entryPoints[0]?.queueId).toBe('support');
    expect(instead.profiles[0]?.queues.map(({ queueId }) => queueId)).toEqual(['support']);
    expect(withoutMentions(routing, 'profiles', 'everything', 'nothing').agents.map(({ profileId }) => profileId)).toEqual(['nothing', 'nothing']);
  });
});
