import type { EndCause, Language } from '../contract';

const en = {
  chat: 'Chat',
  chatAgain: 'New chat',
  connecting: 'Connecting…',
  bot: 'Automatic assistant',
  waiting: 'You are number {n} in line',
  waitingNext: 'You are next',
  waitingHint: 'An agent will be with you. You may write already.',
  talking: 'Chatting with {name}',
  talkingAnyone: 'Chatting with an agent',
  reconnecting: 'The connection is being restored. Nothing is lost.',
  ended: 'Chat ended',
  failed: 'No chat',
  end: 'End chat',
  minimise: 'Minimise',
  close: 'Close',
  messages: 'Messages',
  write: 'Your message',
  writeSecret: 'Only the system sees this',
  send: 'Send',
  sending: 'Sending…',
  you: 'You',
  assistant: 'Assistant',
  agent: 'Agent',
  unread: '{n} new',
  choices: 'Answers',
  otherLanguage: '中文',
};

export type ChatTexts = typeof en & {
  readonly causes: Readonly<Record<EndCause, string>>;
  readonly refusals: Readonly<Record<'unreachable' | 'other', string>>;
};

const broken = 'A fault on our side ended the chat. Please start a new one.';
const brokenZh = '我方故障导致会话中断，请重新开始。';

/** The chat's texts; both languages have all of them, or it doesn't compile. */
export const CHAT_TEXTS: Readonly<Record<Language, ChatTexts>> = {
  en: {
    ...en,
    causes: {
      'customer-hung-up': 'You ended the chat. Thank you for writing.',
      'agent-hung-up': 'The agent ended the chat. Thank you for writing.',
      'customer-lost': 'We heard nothing from you for a while, so the chat was ended. You can start a new one any time.',
      'agent-lost': 'The agent’s connection was lost. Please start a new chat.',
      'media-node-lost': broken,
      'sip-node-lost': broken,
      'no-media': broken,
      served: 'Thank you for writing.',
      'turned-away': 'Nobody can answer now. Please try again later.',
      'callback-promised': 'We will call you back.',
      'queue-full': 'All agents are busy. Please try again a little later.',
      'no-such-number': 'This chat is not in service.',
      refused: 'The chat could not be taken. Please try again later.',
    },
    refusals: {
      unreachable: 'We cannot be reached just now. Check your network, then try again.',
      other: 'The chat could not be started. Please try again later.',
    },
  },
  'zh-CN': {
    chat: '在线聊天',
    chatAgain: '新的聊天',
    connecting: '正在连接…',
    bot: '自动助手',
    waiting: '您排在第 {n} 位',
    waitingNext: '下一位就是您',
    waitingHint: '坐席马上为您服务，您可以先留言。',
    talking: '正在与{name}聊天',
    talkingAnyone: '正在与坐席聊天',
    reconnecting: '正在恢复连接，内容不会丢失。',
    ended: '聊天已结束',
    failed: '未能开始聊天',
    end: '结束聊天',
    minimise: '最小化',
    close: '关闭',
    messages: '消息',
    write: '输入消息',
    writeSecret: '只有系统能看到此内容',
    send: '发送',
    sending: '发送中…',
    you: '您',
    assistant: '助手',
    agent: '坐席',
    unread: '{n} 条新消息',
    choices: '可选回答',
    otherLanguage: 'English',
    causes: {
      'customer-hung-up': '您已结束聊天，感谢您的咨询。',
      'agent-hung-up': '坐席已结束聊天，感谢您的咨询。',
      'customer-lost': '您已有一段时间没有回应，聊天已结束。您可以随时重新开始。',
      'agent-lost': '坐席的连接已中断，请重新开始聊天。',
      'media-node-lost': brokenZh,
      'sip-node-lost': brokenZh,
      'no-media': brokenZh,
      served: '感谢您的咨询。',
      'turned-away': '现在无人应答，请稍后再试。',
      'callback-promised': '我们会给您回电。',
      'queue-full': '坐席全忙，请稍后再试。',
      'no-such-number': '此聊天入口未开通。',
      refused: '暂时无法聊天，请稍后再试。',
    },
    refusals: {
      unreachable: '暂时无法连接，请检查网络后重试。',
      other: '暂时无法开始聊天，请稍后再试。',
    },
  },
};
