/** What the desk says of chats. The Chinese texts have the same keys. */
export const chat = {
  title: 'Chat',
  with: 'Chat with {{caller}}',
  take: 'Take it',
  announce: 'Chat with {{caller}}, queue {{queue}}',
  notification: 'Chat · {{queue}}',
  messages: 'Messages',
  by: { bot: 'Assistant', visitor: 'Visitor', agent: 'Agent' },
  write: 'Your message',
  writeHint: 'Enter sends, Shift + Enter begins a line',
  send: 'Send',
  sending: 'Sending…',
  end: 'End chat',
  visitorGone: 'The visitor left the page',
};
