import type { Language } from '../contract';

const en = {
  title: 'Northlake · business software',
  name: 'Northlake',
  navProducts: 'Products',
  navSupport: 'Support',
  otherLanguage: '中文',
  kicker: 'Business software',
  headline: 'The books, the shop and the stock, in one quiet place.',
  lead: 'Northlake keeps finance, software and e-commerce of small companies together, so that Monday morning starts with work and not with spreadsheets.',
  hotline: 'Hotline',
  callHint: 'Or call us or chat from this page: the buttons are in the corner, no phone needed.',
  financeTitle: 'Finance',
  financeText: 'Invoices that find their payments. Closing the month takes an afternoon.',
  softwareTitle: 'Software',
  softwareText: 'One account for every tool your people use, on the desk and on the road.',
  commerceTitle: 'E-commerce',
  commerceText: 'Orders, stock and shipping agree with each other, on every marketplace.',
  supportTitle: 'Somebody answers',
  supportText: 'Our people know the product and your account. Call from your browser, and see your place in line.',
  footer: 'Northlake · Hotline 400 800 1234',
  notReal: 'A sample site to try click-to-call with.',
};

export type DemoTexts = typeof en;

export const DEMO_TEXTS: Readonly<Record<Language, DemoTexts>> = {
  en,
  'zh-CN': {
    title: '北湖软件 · 企业软件',
    name: '北湖软件',
    navProducts: '产品',
    navSupport: '服务支持',
    otherLanguage: 'English',
    kicker: '企业软件',
    headline: '账目、店铺、库存，一处从容打理。',
    lead: '北湖把中小企业的财务、软件和电商放在一起，让周一早晨从工作开始，而不是从表格开始。',
    hotline: '服务热线',
    callHint: '也可以直接在网页上呼叫我们或在线聊天：按钮就在右下角，无需电话。',
    financeTitle: '财务',
    financeText: '发票自动对上收款，月末结账只要一个下午。',
    softwareTitle: '软件',
    softwareText: '一个账号，用遍所有办公工具，在办公室或在路上都一样。',
    commerceTitle: '电商',
    commerceText: '订单、库存、发货彼此一致，覆盖每一个平台。',
    supportTitle: '总有人接听',
    supportText: '我们的坐席熟悉产品，也了解您的账户。用浏览器即可呼叫，还能看到自己排在第几位。',
    footer: '北湖软件 · 服务热线 400 800 1234',
    notReal: '用于体验网页呼叫的示例网站。',
  },
};
