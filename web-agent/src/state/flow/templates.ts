import type { Language } from '../../contract';
import { hotline } from '../../contract/generated/hotline';
import { kindOf, type Both } from './catalogue';
import type { Flow, FlowNode, Step } from './document';

/** What a new flow begins with. */
export const TEMPLATES = ['empty', 'menu', 'hotline'] as const;
export type Template = (typeof TEMPLATES)[number];

const both = (en: string, zh: string): Both => ({ en, 'zh-CN': zh });

/** @param queueIds of the tenant, the most important one first */
export function flowFrom(template: Template, flowId: string, name: string, language: Language, queueIds: readonly string[]): Flow {
  if (template === 'hotline') return { ...(hotline as Flow), flowId, name, version: 0 };
  const said = (text: Both): string => text[language];
  const [first = '', second = first] = queueIds;
  const end = node('end', said(both('Hang up', '挂机')), { type: 'hang-up' });
  const busy = node('busy', said(both('All agents busy', '座席全忙')), play('queue-full'), { next: 'end' });
  const welcome = node('welcome', said(both('Welcome', '欢迎')), play('welcome'), { next: template === 'menu' ? 'menu' : 'agents' });
  const nodes =
    template === 'empty'
      ? [welcome, node('agents', said(both('Agents', '人工服务')), { type: 'queue', queueId: first }, { full: 'busy' }), busy, end]
      : [
          welcome,
          node('menu', said(both('Menu', '菜单')), kindOf('menu')?.blank ?? { type: 'menu' }, { '1': 'first', '2': 'second', 'no-input': 'first', 'wrong-input': 'first' }),
          node('first', said(both('Key 1', '按键 1')), { type: 'queue', queueId: first }, { full: 'busy' }),
          node('second', said(both('Key 2', '按键 2')), { type: 'queue', queueId: second }, { full: 'busy' }),
          busy,
          end,
        ];
  return { flowId, name, version: 0, language, startNodeId: 'welcome', nodes };
}

function play(name: string): Step {
  return { type: 'play', sounds: [{ type: 'recording', name }], bargeIn: true };
}

function node(nodeId: string, name: string, step: Step, exits: FlowNode['exits'] = {}): FlowNode {
  return { nodeId, name, step, exits };
}
