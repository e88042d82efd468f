import type { chat as english } from './en';

export const chat: typeof english = {
  title: '在线聊天',
  with: '与{{caller}}的聊天',
  take: '接入',
  announce: '{{caller}}的聊天，队列 {{queue}}',
  notification: '在线聊天 · {{queue}}',
  messages: '消息',
  by: { bot: '助手', visitor: '访客', agent: '坐席' },
  write: '输入消息',
  writeHint: 'Enter 发送，Shift + Enter 换行',
  send: '发送',
  sending: '发送中…',
  end: '结束聊天',
  visitorGone: '访客已离开页面',
};
