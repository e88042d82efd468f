import type { TFunction } from 'i18next';
import type { FlowHead, Language, RoutingConfiguration } from '../../contract';
import { nameOfId } from '../../state/admin/routing';
import { exitName, fieldOf, isKeys, kindOf, type FieldKind, type StepField } from '../../state/flow/catalogue';
import { nameOfNode, valueAt, type Case, type Condition, type Flow, type FlowNode, type Sound } from '../../state/flow/document';
import type { FieldChange } from '../../state/admin/diff';
import { durationText, type AdminT } from '../admin/admin-text';
import type { ChangeWords } from '../admin/change-words';

export type FlowT = TFunction<'flow'>;

const OF_QUEUE = /^queue\.(.+)\.(waiting|ready|wait|open)$/;
const LISTED = 2;

/** What a flow says, in the reader's words: the same on the canvas, in the panel and in the history. */
export class FlowWords {
  readonly language: Language;
  readonly #t: FlowT;
  readonly #adminT: AdminT;
  readonly #routing: RoutingConfiguration;
  readonly #flows: readonly FlowHead[];

  constructor(t: FlowT, adminT: AdminT, language: Language, routing: RoutingConfiguration, flows: readonly FlowHead[]) {
    this.#t = t;
    this.#adminT = adminT;
    this.language = language;
    this.#routing = routing;
    this.#flows = flows;
  }

  kind(type: string): string {
    return kindOf(type)?.name[this.language] ?? type;
  }

  exit(name: string): string {
    return exitName(name, this.language) ?? name;
  }

  /** `Exit 1`, for a sentence. */
  exitLabel(name: string): string {
    return isKeys(name) ? this.#t('panel.keyOf', { key: name }) : this.#t('diff.exit', { exit: this.exit(name) });
  }

  /** In one line what a node does. */
  line(node: FlowNode): string {
    const kind = kindOf(node.step.type);
    if (kind === undefined) return this.#t('canvas.unknownKind');
    const told = kind.tells.map((at) => this.#shortly(fieldOf(kind, at), valueAt(node.step, at))).filter((text) => text !== '');
    return told.length === 0 ? kind.does[this.language] : told.join(' · ');
  }

  #shortly(field: StepField | undefined, value: unknown): string {
    const words = this.value(field?.is, value);
    if (value === '') return this.#t('line.nothing');
    const text = typeof words === 'string' ? words : this.#few(words);
    return (field?.is === 'variable' || field?.is === 'variables') && text !== '' ? `→ ${text}` : text;
  }

  #few(words: readonly string[]): string {
    const joined = words.slice(0, LISTED).join(this.#adminT('joiner'));
    return words.length <= LISTED ? joined : this.#t('line.more', { text: joined, count: words.length - LISTED });
  }

  /** A value by the kind of its field; several lines of what is a list. */
  value(kind: FieldKind | undefined, value: unknown): string | readonly string[] {
    if (value === undefined) return this.#adminT('notThere');
    switch (kind) {
      case 'sounds':
        return (value as readonly Sound[]).map((sound) => this.sound(sound));
      case 'switch':
        return value === true ? this.#t('diff.yes') : this.#t('diff.no');
      case 'duration':
        return durationText(this.#adminT, value as number);
      case 'queue':
        return nameOfId(this.#routing, 'queues', value as string);
      case 'calendar':
        return nameOfId(this.#routing, 'calendars', value as string);
      case 'box':
        return nameOfId(this.#routing, 'voicemailBoxes', value as string);
      case 'flow':
        return this.#flows.find(({ flowId }) => flowId === value)?.name ?? (value as string);
      case 'language':
        return this.languageName(value as string);
      case 'cases':
        return (value as readonly Case[]).map((each) => this.case(each));
      case 'values':
        return Object.entries(value as Readonly<Record<string, string>>).map(([name, text]) => `${name} = ${text}`);
      case 'variables':
        return value as readonly string[];
      default:
        if (value === '') return this.#adminT('none');
        return typeof value === 'string' ? value : JSON.stringify(value);
    }
  }

  languageName(language: string): string {
    return language === 'zh-CN' || language === 'en' ? this.#t(`languageName.${language}`) : language;
  }

  sound(sound: Sound): string {
    if (sound.type === 'value') return sound.as === 'text' ? `“${sound.text}”` : sound.text;
    return sound.type === 'music' ? `♪ ${sound.name}` : sound.name;
  }

  case({ all }: Case): string {
    if (all.length === 0) return this.#t('cases.always');
    return all.map((condition) => this.condition(condition)).join(` ${this.#t('cases.and')} `);
  }

  condition({ subject, op, value }: Condition): string {
    if (op === 'in-list') return `${this.subject(subject)} ${this.#t('cases.op.in-list')} ${nameOfId(this.#routing, 'callerLists', value)}`;
    const isOpen = OF_QUEUE.exec(subject)?.[2] === 'open';
    const compared = isOpen && (value === 'true' || value === 'false') ? this.#t(value === 'true' ? 'cases.yes' : 'cases.no') : value;
    return `${this.subject(subject)} ${this.#t(`cases.op.${op}`)} ${compared}`;
  }

  subject(subject: string): string {
    const [, queueId = '', what] = OF_QUEUE.exec(subject) ?? [];
    const queue = nameOfId(this.#routing, 'queues', queueId);
    if (what === 'waiting') return this.#t('cases.queueWaiting', { queue });
    if (what === 'wait') return this.#t('cases.queueWait', { queue });
    if (what === 'ready') return this.#t('cases.queueReady', { queue });
    if (what === 'open') return this.#t('cases.queueOpen', { queue });
    if (subject === 'caller' || subject === 'called' || subject === 'language') return this.#t(`cases.builtIn.${subject}`);
    return subject;
  }

  /** A field's change as people read it; `before` and `after` are where ids of nodes find their names. */
  change(type: string, { field, before, after }: FieldChange, old: Flow, now: Flow): ChangeWords {
    const [head, ...rest] = field.split('/');
    if (head === 'exits') {
      const isKey = isKeys(rest.join('/'));
      const to = (nodeId: unknown, flow: Flow): string => {
        if (nodeId === undefined && isKey) return this.#adminT('notThere');
        return nodeId === undefined || nodeId === '' ? this.#t('diff.nowhere') : nameOfNode(flow, nodeId as string);
      };
      return { label: this.exitLabel(rest.join('/')), before: to(before, old), after: to(after, now) };
    }
    if (head === 'step') return this.#stepChange(type, rest, before, after);
    if (field === 'startNodeId') return { label: this.#t('panel.start'), before: nameOfNode(old, String(before)), after: nameOfNode(now, String(after)) };
    if (field === 'language') return { label: this.#t('panel.language'), before: this.languageName(String(before)), after: this.languageName(String(after)) };
    return { label: this.#t('diff.name'), before: String(before), after: String(after) };
  }

  #stepChange(type: string, path: readonly string[], before: unknown, after: unknown): ChangeWords {
    const kind = kindOf(type);
    const whole = path.join('/');
    // A single one of named values has no field of its own.
    const field = fieldOf(kind, whole) ?? fieldOf(kind, path[0] ?? '');
    const inner = field === undefined || field.at === whole ? '' : ` ${path.slice(1).join('/')}`;
    const label = field === undefined ? (whole === 'type' ? this.#t('diff.type') : whole) : field.label[this.language] + inner;
    const say = (value: unknown): string | readonly string[] => (whole === 'type' ? this.kind(String(value)) : this.value(inner === '' ? field?.is : undefined, value));
    const [old, now] = [say(before), say(after)];
    if (typeof old === 'string' && typeof now === 'string') return { label, before: old, after: now };
    const [went, came] = [[old].flat(), [now].flat()];
    const moved = went.length === came.length && went.every((line) => came.includes(line));
    if (moved) return { label, before: went.join(this.#adminT('joiner')), after: came.join(this.#adminT('joiner')) };
    return { label, went: went.filter((line) => !came.includes(line)), came: came.filter((line) => !went.includes(line)) };
  }
}
