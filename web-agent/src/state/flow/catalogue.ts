import type { Language } from '../../contract';
import type { FlowNode, Step } from './document';

/*
 * Every kind of step that the editor knows: how it looks, what is asked about it, which exits it has. A further kind is
 * added here and nowhere else: palette, canvas, property panel, differences and imports all go by this list. A step that
 * isn't in it is shown by its name and kept as it is.
 */

export type Both = Readonly<Record<Language, string>>;

/** How a field is filled in: one form each, see features/flow/fields. */
export type FieldKind =
  | 'sounds'
  | 'text'
  | 'template'
  | 'variable'
  | 'switch'
  | 'number'
  | 'duration'
  | 'language'
  | 'queue'
  | 'calendar'
  | 'box'
  | 'flow'
  | 'service'
  | 'keys'
  | 'values'
  | 'variables'
  | 'prefixes'
  | 'cases';

export interface StepField {
  /** Its place in the step: `asking/attempts`. */
  readonly at: string;
  readonly is: FieldKind;
  readonly label: Both;
  readonly hint?: Both;
  readonly min?: number;
  readonly max?: number;
  /** Rarely changed: folded away at first. */
  readonly rare?: true;
}

/** Kinds of one group have one colour. */
export type StepGroup = 'hear' | 'ask' | 'decide' | 'data' | 'lead' | 'way';
export const STEP_GROUPS: readonly StepGroup[] = ['hear', 'ask', 'decide', 'data', 'lead', 'way'];

export interface StepKind {
  readonly type: string;
  readonly group: StepGroup;
  /** Of a line icon, 24 × 24. */
  readonly icon: string;
  readonly name: Both;
  readonly does: Both;
  readonly fields: readonly StepField[];
  /** The fields whose values say on the canvas what it does. */
  readonly tells: readonly string[];
  /** Those that must lead somewhere. */
  readonly exits: readonly string[];
  /** Those that may. */
  readonly mayExit?: readonly string[];
  /** Exits that the author makes: by keys that callers press, or a case of a decision each. */
  readonly grows?: 'keys' | 'cases';
  /** As it is when it is new. */
  readonly blank: Step;
}

const both = (en: string, zh: string): Both => ({ en, 'zh-CN': zh });

const EXIT_NAMES: Readonly<Record<string, Both>> = {
  next: both('Next', '下一步'),
  else: both('Otherwise', '否则'),
  open: both('Open', '上班'),
  closed: both('Closed', '下班'),
  'no-input': both('No key', '未按键'),
  'wrong-input': both('Wrong key', '按错键'),
  'message-spoken': both('Message spoken', '已留言'),
  'message-heard': both('Message listened to', '收听留言'),
  'message-anew': both('Spoken anew', '重新录制'),
  'names-found': both('Names found', '找到姓名'),
  'another-name': both('Another name', '重新输入'),
  found: both('Found', '找到'),
  'not-found': both('Not found', '未找到'),
  timeout: both('No answer', '超时'),
  failed: both('Failed', '失败'),
  full: both('Queue full', '队列已满'),
  empty: both('Nothing said', '未留言'),
  busy: both('Busy', '忙'),
  'no-answer': both('Not answered', '无人接听'),
  after: both('After the agent', '坐席挂机后'),
};

const ICON = {
  speaker: 'M4 9.5v5h3.5l4.500 4v-13l-4.500 4ZM15.500 9a4 4 0 0 1 0 6M18 6.500a7.500 7.500 0 0 1 0 11',
  menu: 'M5 4.500h14v15H5ZM9 8.500h.01M12 8.500h.01M15 8.500h.01M9 12h.01M12 12h.01M15 12h.01M9 15.500h.01M12 15.500h.01M15 15.500h.01',
  digits: 'M4 6h16v12H4ZM7.500 12h.01M12 12h.01M16.500 12h.01',
  branch: 'M12 3.500 20.500 12 12 20.500 3.500 12ZM12 8v4.500M12 15.500h.01',
  calendar: 'M4.500 6h15v14h-15ZM4.500 10h15M8.500 3.500v4M15.500 3.500v4',
  assign: 'M4.500 7.500h8M4.500 16.500h8M16 5.500l3.500 2-3.500 2M16 14.500l3.500 2-3.500 2',
  count: 'M12 5v14M5 12h14',
  language: 'M4.500 6h9M9 4v2M11.500 6c-.8 4-3.500 7-7 8.500M6.500 9.500c1 2.500 3 4.200 5.500 5M12 20l4-9 4 9M13.500 17h5',
  lookup: 'M10.500 4.500a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM15 15l5 5',
  queue: 'M4.500 14v-2a7.500 7.500 0 0 1 15 0v2M4.500 14a2 2 0 0 1 2-2H8v6H6.500a2 2 0 0 1-2-2Zm15 0a2 2 0 0 0-2-2H16v6h1.500a2 2 0 0 0 2-2Z',
  transfer: 'M6.600 5 9 5.700l1 4-2 2a12 12 0 0 0 4.500 4.500l2-2 4 1 .7 2.400c-.8.9-1.900 1.400-3 1.400C10.500 19 5 13.500 5.200 8c0-1.200.5-2.200 1.400-3ZM14 4.500h5.500V10M19.500 4.500 13.500 10.500',
  agent: 'M12 4a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM5 20c0-3.900 3.100-6.500 7-6.500s7 2.600 7 6.500',
  name: 'M5 4.500h14v15H5ZM12 7.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM8.500 16.500c0-2 1.500-3.300 3.500-3.300s3.500 1.300 3.500 3.300',
  survey: 'M12 4l2.300 5 5.200.6-3.900 3.600 1.100 5.300L12 15.800 7.300 18.500l1.100-5.300L4.500 9.600 9.700 9Z',
  subFlow: 'M4.500 4.500h6v6h-6ZM13.500 13.500h6v6h-6ZM10.500 7.500h6v6',
  return: 'M9 7 4.500 11.500 9 16M4.500 11.500h9a5.500 5.500 0 0 1 5.500 5.500v1',
  record: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3Zm-6.500 8a6.500 6.500 0 0 0 13 0M12 17.500V21',
  voicemail: 'M7 9a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM17 9a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM7 16h10',
  callback: 'M19 5.500 14 10.500M14 6v4.500h4.500M6.600 5 9 5.700l1 4-2 2a12 12 0 0 0 4.500 4.500l2-2 4 1 .7 2.400c-.8.9-1.900 1.400-3 1.400C10.500 19 5 13.500 5.200 8c0-1.200.5-2.200 1.400-3Z',
  repeat: 'M5 12a7 7 0 0 1 12-5l2 2M19 4.500V9h-4.500M19 12a7 7 0 0 1-12 5l-2-2M5 19.500V15h4.500',
  back: 'M10 6 4 12l6 6M4 12h16',
  top: 'M4.500 11 12 4.500 19.500 11M6.500 9.500V19h11V9.500',
  hangUp: 'M3.500 13.500c4.500-5 12.500-5 17 0l-1.800 3-4-1.200v-2.600c-1.800-.6-3.600-.6-5.400 0v2.600l-4 1.200Z',
} as const;

const SOUNDS: StepField = { at: 'sounds', is: 'sounds', label: both('What the caller hears', '播放内容') };
const BARGE_IN: StepField = { at: 'bargeIn', is: 'switch', label: both('Keys cut it short', '可按键打断') };

/** How a menu and a question for digits ask. */
const ASKING: readonly StepField[] = [
  { at: 'asking/bargeIn', is: 'switch', label: both('Keys count while it is said', '播放中即可按键') },
  { at: 'asking/firstKeyMs', is: 'duration', min: 100, max: 120_000, label: both('Waits for the first key', '等待首键') },
  { at: 'asking/nextKeyMs', is: 'duration', min: 100, max: 120_000, label: both('Waits for each further key', '等待后续按键') },
  { at: 'asking/attempts', is: 'number', min: 1, max: 10, label: both('Asks at most so often', '最多询问次数') },
  { at: 'asking/noInput', is: 'sounds', rare: true, label: both('Said when no key was pressed', '未按键时提示') },
  { at: 'asking/wrongInput', is: 'sounds', rare: true, label: both('Said when a wrong key was pressed', '按错键时提示') },
];

const asking = {
  bargeIn: true,
  firstKeyMs: 5_000,
  nextKeyMs: 3_000,
  attempts: 3,
  noInput: [{ type: 'recording', name: 'no-input' }],
  wrongInput: [{ type: 'recording', name: 'wrong-input' }],
};

const KINDS: readonly StepKind[] = [
  {
    type: 'play',
    group: 'hear',
    icon: ICON.speaker,
    name: both('Play', '播放'),
    does: both('Plays sounds to the end', '播放语音'),
    fields: [SOUNDS, BARGE_IN],
    tells: ['sounds'],
    exits: ['next'],
    blank: { type: 'play', sounds: [{ type: 'recording', name: 'welcome' }], bargeIn: true },
  },
  {
    type: 'menu',
    group: 'ask',
    icon: ICON.menu,
    name: both('Menu', '菜单'),
    does: both('Asks for one of its keys', '请来电者按键选择'),
    fields: [SOUNDS, ...ASKING],
    tells: ['sounds'],
    exits: ['no-input', 'wrong-input'],
    grows: 'keys',
    blank: { type: 'menu', sounds: [{ type: 'recording', name: 'main-menu' }], asking },
  },
  {
    type: 'collect-digits',
    group: 'ask',
    icon: ICON.digits,
    name: both('Ask for digits', '收号'),
    does: both('Asks for a number, as of an account', '请来电者输入号码'),
    fields: [
      SOUNDS,
      { at: 'variable', is: 'variable', label: both('Keeps them as', '存入变量') },
      { at: 'minDigits', is: 'number', min: 1, max: 32, label: both('At least', '最少位数') },
      { at: 'maxDigits', is: 'number', min: 1, max: 32, label: both('At most', '最多位数') },
      { at: 'terminators', is: 'keys', label: both('Ended by the key', '结束键'), hint: both('None: ended by a pause, or by the last digit.', '留空：停顿或达到最多位数时结束。') },
      { at: 'secret', is: 'switch', label: both('Secret', '保密输入'), hint: both('It reaches no log and no screen; only a lookup may use it.', '不进入任何日志和界面，只能用于查询。') },
      ...ASKING,
    ],
    tells: ['variable', 'sounds'],
    exits: ['next', 'no-input', 'wrong-input'],
    blank: { type: 'collect-digits', sounds: [{ type: 'recording', name: 'enter-account' }], variable: 'account', minDigits: 4, maxDigits: 20, terminators: '#', secret: false, asking },
  },
  {
    type: 'branch',
    group: 'decide',
    icon: ICON.branch,
    name: both('Decide', '判断'),
    does: both('Takes the first case whose conditions all hold', '取第一个条件全部成立的分支'),
    fields: [{ at: 'cases', is: 'cases', label: both('Cases', '分支条件') }],
    tells: ['cases'],
    exits: ['else'],
    grows: 'cases',
    blank: { type: 'branch', cases: [{ exit: 'case-1', all: [{ subject: 'caller', op: 'begins-with', value: '021' }] }] },
  },
  {
    type: 'calendar',
    group: 'decide',
    icon: ICON.calendar,
    name: both('Opening hours', '营业时间'),
    does: both('Whether a calendar is open now', '判断日历当前是否上班'),
    fields: [{ at: 'calendarId', is: 'calendar', label: both('Calendar', '日历') }],
    tells: ['calendarId'],
    exits: ['open', 'closed'],
    blank: { type: 'calendar', calendarId: '' },
  },
  {
    type: 'record',
    group: 'ask',
    icon: ICON.record,
    name: both('Record', '录音'),
    does: both('Records what the caller says after the tone', '提示音后录下来电者的话'),
    fields: [
      SOUNDS,
      { at: 'variable', is: 'variable', label: both('Keeps it as', '存入变量'), hint: both('A spoken value plays it: {name}, as what was recorded.', '可用“播报变量”以“录下的内容”播放：{名称}。') },
      { at: 'maxMs', is: 'duration', min: 1_000, max: 3_600_000, label: both('At most', '最长') },
      { at: 'silenceMs', is: 'duration', min: 1_000, max: 120_000, label: both('Ended by silence of', '静音多久结束') },
      { at: 'terminators', is: 'keys', label: both('Ended by the key', '结束键') },
    ],
    tells: ['variable', 'sounds'],
    exits: ['next', 'empty', 'failed'],
    blank: { type: 'record', sounds: [{ type: 'recording', name: 'leave-message' }], variable: 'message', maxMs: 120_000, silenceMs: 5_000, terminators: '#' },
  },
  {
    type: 'lookup',
    group: 'data',
    icon: ICON.lookup,
    name: both('Look up', '查询'),
    does: both('Asks another system', '查询外部系统'),
    fields: [
      { at: 'service', is: 'service', label: both('System', '系统'), hint: both('As it is set up under Other systems.', '在“外部系统”中设置。') },
      { at: 'arguments', is: 'values', label: both('Tells it', '传入') },
      { at: 'results', is: 'variables', label: both('Keeps of the answer', '取回变量') },
      { at: 'timeoutMs', is: 'duration', min: 100, max: 120_000, label: both('Waits at most', '最长等待') },
      { ...SOUNDS, label: both('What the caller hears meanwhile', '等待时播放') },
    ],
    tells: ['service', 'results'],
    exits: ['found', 'not-found', 'timeout', 'failed'],
    blank: { type: 'lookup', service: 'crm', arguments: { account: '{account}' }, results: ['balance'], timeoutMs: 5_000, sounds: [{ type: 'music', name: 'hold-music' }] },
  },
  {
    type: 'set-variables',
    group: 'data',
    icon: ICON.assign,
    name: both('Set variables', '赋值'),
    does: both('Gives variables their values', '给变量赋值'),
    fields: [{ at: 'values', is: 'values', label: both('Values', '变量值') }],
    tells: ['values'],
    exits: ['next'],
    blank: { type: 'set-variables', values: { tries: '0' } },
  },
  {
    type: 'count',
    group: 'data',
    icon: ICON.count,
    name: both('Count', '计数'),
    does: both('Adds one to a variable', '变量加一'),
    fields: [{ at: 'variable', is: 'variable', label: both('Variable', '变量') }],
    tells: ['variable'],
    exits: ['next'],
    blank: { type: 'count', variable: 'tries' },
  },
  {
    type: 'language',
    group: 'data',
    icon: ICON.language,
    name: both('Language', '语言'),
    does: both('The language of what follows', '切换后续播放的语言'),
    fields: [{ at: 'language', is: 'language', label: both('Language', '语言') }],
    tells: ['language'],
    exits: ['next'],
    blank: { type: 'language', language: 'en' },
  },
  {
    type: 'queue',
    group: 'lead',
    icon: ICON.queue,
    name: both('Queue', '进入队列'),
    does: both('Leads to the agents of a queue', '转到队列的坐席'),
    fields: [{ at: 'queueId', is: 'queue', label: both('Queue', '队列') }],
    tells: ['queueId'],
    exits: ['full'],
    mayExit: ['after'],
    blank: { type: 'queue', queueId: '' },
  },
  {
    type: 'ring-agent',
    group: 'lead',
    icon: ICON.agent,
    name: both('Ring an agent', '呼叫坐席'),
    does: both('Rings at one agent alone', '只呼叫指定的一名坐席'),
    fields: [
      { at: 'agent', is: 'template', label: both('Agent', '坐席'), hint: both('An id or an extension; {extension} is what the caller typed before.', '工号或分机号；{extension} 为来电者先前输入的内容。') },
      { at: 'queueId', is: 'queue', label: both('As a contact of the queue', '计入队列'), hint: both('Whose ring, music and wrap-up hold, and whose figures count it.', '使用该队列的振铃、音乐和事后处理，并计入其统计。') },
    ],
    tells: ['agent'],
    exits: ['busy', 'no-answer', 'failed'],
    mayExit: ['after'],
    blank: { type: 'ring-agent', agent: '', queueId: '' },
  },
  {
    type: 'transfer',
    group: 'lead',
    icon: ICON.transfer,
    name: both('Transfer outside', '转接外线'),
    does: both('Connects with a number outside', '接通外部号码'),
    fields: [
      { at: 'number', is: 'template', label: both('Number', '号码') },
      { at: 'prefixes', is: 'prefixes', label: both('Only if it begins with', '仅限以下前缀'), hint: both('Needed where the number holds a {variable}: else callers decide what you pay for.', '号码中含 {变量} 时必填，否则由来电者决定您为哪里付费。') },
      { at: 'ringMs', is: 'duration', min: 1_000, max: 120_000, label: both('Rings for', '振铃时长') },
      { ...SOUNDS, label: both('What the caller hears meanwhile', '等待时播放'), hint: both('Nothing: ringback.', '留空：回铃音。') },
    ],
    tells: ['number'],
    exits: ['next', 'busy', 'no-answer', 'failed'],
    blank: { type: 'transfer', number: '', prefixes: [], ringMs: 30_000, sounds: [] },
  },
  {
    type: 'dial-by-name',
    group: 'ask',
    icon: ICON.name,
    name: both('Dial by name', '按姓名拨号'),
    does: both('Finds somebody by his name on the keys', '用按键拼写姓名来找人'),
    fields: [
      { ...SOUNDS, hint: both('Whoever has an extension can be found. Who was found is said by itself.', '有分机号的坐席都能找到；找到的姓名会自动播报。') },
      { at: 'variable', is: 'variable', label: both('Keep the extension as', '分机号存为'), hint: both('“Ring an agent” then rings at {extension}.', '之后用“呼叫坐席”呼叫 {extension}。') },
      ...ASKING,
    ],
    tells: ['sounds'],
    exits: ['next', 'no-input', 'wrong-input'],
    blank: { type: 'dial-by-name', sounds: [{ type: 'recording', name: 'enter-name' }], variable: 'extension', asking },
  },
  {
    type: 'survey',
    group: 'ask',
    icon: ICON.survey,
    name: both('Survey', '满意度'),
    does: both('Asks how it was, by one key', '请来电者按键评价'),
    fields: [
      SOUNDS,
      { at: 'question', is: 'variable', label: both('Question (its name in figures)', '题目（统计中的名称）') },
      { at: 'highest', is: 'number', min: 2, max: 9, label: both('Highest key', '最高分按键') },
      ...ASKING.filter(({ at }) => at !== 'asking/nextKeyMs'),
    ],
    tells: ['question', 'sounds'],
    exits: ['next', 'no-input', 'wrong-input'],
    blank: { type: 'survey', sounds: [{ type: 'recording', name: 'how-was-it' }], question: 'service', highest: 5, asking },
  },
  {
    type: 'voicemail',
    group: 'lead',
    icon: ICON.voicemail,
    name: both('Voicemail', '语音信箱'),
    does: both('Takes a message for a voicemail box', '为语音信箱录留言'),
    fields: [
      { at: 'boxId', is: 'box', label: both('Voicemail box', '语音信箱') },
      { ...SOUNDS, hint: both('Nothing: the greeting of the box.', '留空：播放信箱自己的问候语。') },
    ],
    tells: ['boxId'],
    exits: ['next', 'empty', 'failed'],
    blank: { type: 'voicemail', boxId: '', sounds: [] },
  },
  {
    type: 'callback',
    group: 'lead',
    icon: ICON.callback,
    name: both('Callback', '预约回拨'),
    does: both('Promises to call back, and keeps the place in the queue', '承诺回拨，并保留排队位置'),
    fields: [
      { at: 'queueId', is: 'queue', label: both('Queue', '队列') },
      { at: 'number', is: 'template', label: both('Number to call', '回拨号码'), hint: both('{caller} is the number that they call from.', '{caller} 为主叫号码。') },
      { at: 'prompt', is: 'text', label: both('Said as good-bye (recording)', '结束语（录音名）') },
    ],
    tells: ['queueId', 'number'],
    exits: ['failed'],
    blank: { type: 'callback', queueId: '', number: '{caller}', prompt: '' },
  },
  {
    type: 'sub-flow',
    group: 'lead',
    icon: ICON.subFlow,
    name: both('Another flow', '子流程'),
    does: both('Walks another flow and comes back', '走完另一流程后返回'),
    fields: [{ at: 'flowId', is: 'flow', label: both('Flow', '流程') }],
    tells: ['flowId'],
    exits: ['next'],
    blank: { type: 'sub-flow', flowId: '' },
  },
  way('repeat', ICON.repeat, both('Once more', '重复'), both('Says the last thing again', '重复上一次播放')),
  way('back', ICON.back, both('Back', '返回上级'), both('To the menu before', '回到上一级菜单')),
  way('main-menu', ICON.top, both('To the top', '返回主菜单'), both('To the first menu', '回到第一个菜单')),
  way('return', ICON.return, both('Return', '结束子流程'), both('Back to the flow that called this one', '返回调用它的流程')),
  way('hang-up', ICON.hangUp, both('Hang up', '挂机'), both('Ends the call', '结束通话')),
];

/** One without fields and exits: where a way ends or turns back. */
function way(type: string, icon: string, name: Both, does: Both): StepKind {
  return { type, group: 'way', icon, name, does, fields: [], tells: [], exits: [], blank: { type } };
}

const BY_TYPE = new Map(KINDS.map((kind) => [kind.type, kind]));

export const STEP_KINDS = KINDS;

/** Undefined: of a newer server, perhaps. */
export function kindOf(type: string): StepKind | undefined {
  return BY_TYPE.get(type);
}

export function fieldOf(kind: StepKind | undefined, at: string): StepField | undefined {
  return kind?.fields.find((field) => field.at === at);
}

/** Several keys are pressed one after another. */
export function isKeys(exit: string): boolean {
  return /^[0-9*#]{1,8}$/.test(exit);
}

/** A way out of a node, as the canvas shows it. */
export interface Exit {
  readonly name: string;
  /** One that its kind doesn't have was put there by something newer, or by hand: shown, so that it can be removed. */
  readonly is: 'key' | 'case' | 'usual' | 'unknown';
  readonly to: string | undefined;
}

/** On a phone * comes before 0. */
const KEY_ORDER = '1234567890*#';

export function keysInOrder(keys: readonly string[]): string[] {
  const place = (key: string): number[] => Array.from(key, (digit) => KEY_ORDER.indexOf(digit));
  return [...keys].sort((a, b) => {
    const [one, other] = [place(a), place(b)];
    const at = one.findIndex((digit, i) => digit !== other[i]);
    return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1);
  });
}

/** All exits of a node, in the order of the canvas. */
export function exitsOf({ step, exits }: FlowNode): Exit[] {
  const kind = kindOf(step.type);
  const to = (name: string): string | undefined => (exits[name] === '' ? undefined : exits[name]);
  const grown =
    kind?.grows === 'keys'
      ? keysInOrder(Object.keys(exits).filter(isKeys)).map((name): Exit => ({ name, is: 'key', to: to(name) }))
      : kind?.grows === 'cases'
        ? casesOf(step).map((name): Exit => ({ name, is: 'case', to: to(name) }))
        : [];
  const usual = [...(kind?.exits ?? []), ...(kind?.mayExit ?? [])].map((name): Exit => ({ name, is: 'usual', to: to(name) }));
  const known = new Set([...grown, ...usual].map(({ name }) => name));
  const others = Object.keys(exits).filter((name) => !known.has(name));
  // Of a kind that isn't known all exits are as good as any.
  return [...grown, ...usual, ...others.map((name): Exit => ({ name, is: kind === undefined ? 'usual' : 'unknown', to: to(name) }))];
}

function casesOf(step: Step): string[] {
  const cases = Array.isArray(step['cases']) ? (step['cases'] as { readonly exit?: unknown }[]) : [];
  return [...new Set(cases.map(({ exit }) => String(exit)))];
}

/** Undefined: it has no other name than its own. */
export function exitName(exit: string, language: Language): string | undefined {
  return EXIT_NAMES[exit]?.[language];
}
