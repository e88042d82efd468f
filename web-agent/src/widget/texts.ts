import type { EndCause, Language } from '../contract';
import type { MicrophoneStatus } from '../media/microphone';

const en = {
  callUs: 'Call us',
  callAgain: 'Call again',
  hangUp: 'Hang up',
  mute: 'Mute',
  unmute: 'Unmute',
  close: 'Close',
  call: 'Call',
  hear: 'Click to hear',
  asking: 'Please allow the microphone',
  askingHint: 'Your browser is asking for it now.',
  connecting: 'Connecting…',
  greeting: 'Connected',
  greetingHint: 'Welcome. Please listen.',
  waiting: 'You are number {n} in line',
  waitingNext: 'You are next',
  waitingHint: 'Stay on the line, or let us call you back.',
  waitMinutes: 'About {m} minutes to wait.',
  waitMinute: 'About a minute to wait.',
  waitHours: 'Two hours to wait, or longer.',
  waitUnknown: 'How long it will take is not known yet.',
  callBack: 'Call me back',
  callBackNumber: 'Your telephone number',
  callBackHint: 'The call ends. You keep your place in line, and we call this number when it is your turn.',
  callBackSend: 'Call me back there',
  callBackSending: 'Asking…',
  callBackCancel: 'Keep waiting',
  callBackBadNumber: 'Please enter a telephone number.',
  promised: 'We will call you back',
  promisedAt: 'At {number}.',
  promisedPlace: 'You keep your place: number {n} in line. You may close this page.',
  ringing: 'Putting you through…',
  ringingHint: 'An agent is being called.',
  talking: 'Talking to {name}',
  talkingAnyone: 'Talking',
  held: 'On hold',
  heldHint: 'The agent will be back with you.',
  reconnecting: 'The connection is being restored. Your call goes on.',
  ended: 'Call ended',
  failed: 'No call',
  otherLanguage: '中文',
  between: ' ',
};

type WidgetTexts = typeof en & {
  readonly causes: Readonly<Record<EndCause, string>>;
  readonly microphone: Readonly<Record<'denied' | 'missing' | 'busy' | 'insecure', string>>;
  readonly refusals: Readonly<Record<'unreachable' | 'other', string>>;
};

/** The widget's texts; both languages have all of them, or it doesn't compile. */
export const TEXTS: Readonly<Record<Language, WidgetTexts>> = {
  en: {
    ...en,
    causes: {
      'customer-hung-up': 'You hung up. Thank you for calling.',
      'agent-hung-up': 'The agent ended the call. Thank you for calling.',
      'customer-lost': 'Your connection was lost.',
      'agent-lost': 'The agent’s connection was lost. Please call again.',
      'media-node-lost': 'A fault on our side ended the call. Please call again.',
      'sip-node-lost': 'A fault on our side ended the call. Please call again.',
      'no-media': 'No audio came through. Check your network, then call again.',
      served: 'Thank you for calling.',
      'turned-away': 'We cannot take your call now. Please call again later.',
      'callback-promised': 'We will call you back.',
      'queue-full': 'All lines are busy. Please call again a little later.',
      'no-such-number': 'This line is not in service.',
      refused: 'The call could not be taken. Please call again later.',
    },
    microphone: {
      denied: 'The microphone is blocked. Click the icon to the left of the address, allow the microphone, then call again.',
      missing: 'No microphone was found. Plug one in, then call again.',
      busy: 'The microphone is in use by another program. Close it, then call again.',
      insecure: 'Calls work on https:// pages only.',
    },
    refusals: {
      unreachable: 'We cannot be reached just now. Check your network, then call again.',
      other: 'The call could not be taken. Please call again later.',
    },
  },
  'zh-CN': {
    callUs: '联系我们',
    callAgain: '再次呼叫',
    hangUp: '挂断',
    mute: '静音',
    unmute: '取消静音',
    close: '关闭',
    call: '通话',
    hear: '点击收听',
    asking: '请允许使用麦克风',
    askingHint: '浏览器正在请求您的许可。',
    connecting: '正在连接…',
    greeting: '已接通',
    greetingHint: '欢迎致电，请听语音提示。',
    waiting: '您排在第 {n} 位',
    waitingNext: '下一位就是您',
    waitingHint: '请不要挂断，也可以选择由我们给您回电。',
    waitMinutes: '预计还需等待约 {m} 分钟。',
    waitMinute: '预计还需等待约 1 分钟。',
    waitHours: '预计还需等待 2 小时或更久。',
    waitUnknown: '暂时无法估计等待时间。',
    callBack: '给我回电',
    callBackNumber: '您的电话号码',
    callBackHint: '本次通话将结束，您的排队位置保留，轮到您时我们会拨打此号码。',
    callBackSend: '请给我回电',
    callBackSending: '正在提交…',
    callBackCancel: '继续等待',
    callBackBadNumber: '请填写电话号码。',
    promised: '我们会给您回电',
    promisedAt: '回电号码：{number}。',
    promisedPlace: '您的排队位置保留：第 {n} 位。可以关闭此页面。',
    ringing: '正在为您转接…',
    ringingHint: '正在呼叫坐席。',
    talking: '正在与{name}通话',
    talkingAnyone: '通话中',
    held: '通话保持中',
    heldHint: '坐席马上回来。',
    reconnecting: '正在恢复连接，通话不受影响。',
    ended: '通话已结束',
    failed: '未能呼叫',
    otherLanguage: 'English',
    between: '',
    causes: {
      'customer-hung-up': '您已挂断，感谢来电。',
      'agent-hung-up': '坐席已结束通话，感谢来电。',
      'customer-lost': '您的连接已中断。',
      'agent-lost': '坐席的连接已中断，请再次呼叫。',
      'media-node-lost': '我方故障导致通话中断，请再次呼叫。',
      'sip-node-lost': '我方故障导致通话中断，请再次呼叫。',
      'no-media': '音频未能接通，请检查网络后再次呼叫。',
      served: '感谢您的来电。',
      'turned-away': '现在无法接听您的来电，请稍后再次呼叫。',
      'callback-promised': '我们会给您回电。',
      'queue-full': '线路全忙，请稍后再次呼叫。',
      'no-such-number': '此线路未开通。',
      refused: '暂时无法接听，请稍后再次呼叫。',
    },
    microphone: {
      denied: '麦克风被禁用。请点击地址栏左侧的图标，允许使用麦克风，然后再次呼叫。',
      missing: '没有找到麦克风，请插入后再次呼叫。',
      busy: '麦克风正被其他程序使用，请关闭该程序后再次呼叫。',
      insecure: '只有 https:// 页面可以通话。',
    },
    refusals: {
      unreachable: '暂时无法连接，请检查网络后再次呼叫。',
      other: '暂时无法接听，请稍后再次呼叫。',
    },
  },
};

/** Why there is no call, in words. */
export function microphoneText(texts: WidgetTexts, status: MicrophoneStatus): string {
  return status === 'missing' || status === 'busy' || status === 'insecure'
    ? texts.microphone[status]
    : texts.microphone.denied;
}

export type { WidgetTexts };
