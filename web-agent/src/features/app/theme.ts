import { theme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

function useMedia(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}

/** Ant Design in our colours, light or dark as the system wants it. */
export function useTheme(): ThemeConfig {
  const isDark = useMedia(dark);
  const isStill = useMedia(still);
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#5b86f7' : '#2f5bd8',
      colorError: isDark ? '#f0525d' : '#cc3340',
      borderRadius: 8,
      fontFamily: 'var(--font)',
      motion: !isStill,
      ...(isDark ? { colorBgContainer: '#1b2028', colorBgElevated: '#232a34' } : {}),
    },
    components: { Button: { fontWeight: 500 } },
  };
}
