/** Languages that Oneline ships recordings of, each by its own name. */
export const LANGUAGES = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];
