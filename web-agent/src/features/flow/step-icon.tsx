import type { ReactNode } from 'react';

/** Of buttons. */
export const SIGNS = {
  unknown: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM9.500 10a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .9-1 1.700M12 17h.01',
  start: 'M8 5.500v13l10.500-6.500Z',
  copy: 'M9 9h10.500v10.500H9ZM15 9V4.500H4.500V15H9',
  remove: 'M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7M10.500 10.500v6M13.500 10.500v6',
  show: 'M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM12 3.500v3M12 17.500v3M3.500 12h3M17.500 12h3',
} as const;

/** The sign of a kind of step; its words stand beside it. */
export function StepIcon({ path }: { readonly path: string }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden focusable="false">
      <path d={path} />
    </svg>
  );
}
