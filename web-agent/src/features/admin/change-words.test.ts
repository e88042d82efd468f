import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallRouting } from '../../../test/fakes/fake-administration';
import type { RoutingConfiguration } from '../../contract';
import { startTexts } from '../../i18n';
import { addAdminTexts } from '../../i18n/admin';
import { diff } from '../../state/admin/diff';
import { changeEntity } from '../../state/admin/routing';
import { changeWords, type ChangeWords } from './change-words';

const base = smallRouting();

function wordsOf(after: RoutingConfiguration): ChangeWords[] {
  const t = i18next.getFixedT(null, 'admin');
  return diff(base, after).flatMap((change) => change.fields.map((field) => changeWords(t, change.section, field, base, after)));
}

const withSupport = (change: (queue: RoutingConfiguration['queues'][number]) => RoutingConfiguration['queues'][number]): RoutingConfiguration =>
  changeEntity(base, 'queues', 'support', change);

describe('a change in words', () => {
  beforeAll(async () => {
    await startTexts('en');
    addAdminTexts();
  });

  it('should say one value for another, with names for ids', () => {
    const after = withSupport((queue) => ({ ...queue, wrapUpLimitMs: 90_000, overflow: { ...queue.overflow, whenClosed: { kind: 'callback', name: '' }, calendarId: '' } }));
    expect(wordsOf(after)).toEqual([
      { label: 'Time for wrap-up', before: '1 min', after: '1 min 30 s' },
      { label: 'Calendar', before: 'Office hours', after: 'always open' },
      { label: 'When closed', before: 'to queue Sales', after: 'is called back' },
    ]);
  });

  it('should say what came to a list and what went, not the whole of it', () => {
    const after = changeEntity(base, 'profiles', 'everything', (profile) => ({ ...profile, queues: profile.queues.slice(1) }));
    expect(wordsOf(after)).toEqual([{ label: 'Queues served', went: ['Sales (order 1)'], came: [] }]);
    const stepped = withSupport((queue) => ({ ...queue, routing: { ...queue.routing, steps: [...queue.routing.steps, { afterMs: 30_000, skills: [], easeBy: 0, groupIds: [], alsoQueueIds: [] }] } }));
    expect(wordsOf(stepped)).toEqual([{ label: 'Who may have it, by waiting time', went: [], came: ['from 30 s: Any agent of this queue'] }]);
  });

  it('should say it in Chinese, too', async () => {
    await i18next.changeLanguage('zh-CN');
    const after = withSupport((queue) => ({ ...queue, routing: { ...queue.routing, strategy: 'ring-all' } }));
    expect(wordsOf(after)).toEqual([{ label: '分配策略', before: '最长空闲', after: '同时振铃' }]);
    await i18next.changeLanguage('en');
  });
});
