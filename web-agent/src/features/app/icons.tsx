import type { ReactNode } from 'react';

/** Line icons, 24 × 24, in the text's colour; decoration only: words or labels say what they mean. */
function icon(path: ReactNode): () => ReactNode {
  return function Icon() {
    return (
      <svg className="icon" viewBox="0 0 24 24" aria-hidden focusable="false">
        {path}
      </svg>
    );
  };
}

const handset =
  'M6.6 3.5 9 4.2a1 1 0 0 1 .7.8l.5 3a1 1 0 0 1-.3.9l-1.7 1.6a13 13 0 0 0 5.3 5.3l1.6-1.7a1 1 0 0 1 .9-.3l3 .5a1 1 0 0 1 .8.7l.7 2.4a1 1 0 0 1-.6 1.2c-1 .5-2 .8-3.1.8C10.300 19.400 4.600 13.700 4.600 7.200c0-1.100.3-2.100.8-3.100a1 1 0 0 1 1.200-.6Z';

export const PhoneIcon = icon(<path d={handset} />);
export const ChatIcon = icon(
  <path d="M5 5.500h14a1.500 1.500 0 0 1 1.500 1.500v8a1.500 1.500 0 0 1-1.500 1.500h-7l-4.500 3.500v-3.500H5A1.500 1.500 0 0 1 3.500 15V7A1.500 1.500 0 0 1 5 5.500Z" />,
);
export const HangUpIcon = icon(<path d={handset} transform="rotate(135 12 12)" />);
export const MicrophoneIcon = icon(
  <path d="M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3Zm-6.500 8a6.500 6.500 0 0 0 13 0M12 17.500V21" />,
);
export const MicrophoneOffIcon = icon(
  <path d="M9 9v2a3 3 0 0 0 4.600 2.500M15 10.500V6a3 3 0 0 0-5.800-1M5.500 11a6.500 6.500 0 0 0 10 5.500M18.500 11a6.500 6.500 0 0 1-.6 2.700M12 17.500V21M4 3.500l16 17" />,
);
export const PauseIcon = icon(<path d="M8.500 5v14M15.500 5v14" />);
export const PlayIcon = icon(<path d="M8 5.200v13.600L18.500 12Z" />);
export const KeypadIcon = icon(
  <path d="M6 6h.01M12 6h.01M18 6h.01M6 12h.01M12 12h.01M18 12h.01M6 18h.01M12 18h.01M18 18h.01" strokeWidth="3" />,
);
export const SoundIcon = icon(<path d="M4 9.500v5h3.500l4.500 4v-13l-4.500 4ZM15.500 9a4 4 0 0 1 0 6M18 6.500a7.500 7.500 0 0 1 0 11" />);
export const GlobeIcon = icon(
  <path d="M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17ZM3.500 12h17M12 3.500c2.300 2.300 3.500 5.200 3.500 8.500s-1.200 6.200-3.500 8.500c-2.300-2.300-3.500-5.200-3.500-8.500S9.700 5.800 12 3.500Z" />,
);
export const ChevronIcon = icon(<path d="m7 10 5 5 5-5" />);
export const CheckIcon = icon(<path d="m5 12.500 4.500 4.500L19 7.500" />);
export const HeadsetIcon = icon(
  <path d="M4.500 14v-2a7.500 7.500 0 0 1 15 0v2M4.500 14a2 2 0 0 1 2-2H8v6H6.500a2 2 0 0 1-2-2Zm15 0a2 2 0 0 0-2-2H16v6h1.500a2 2 0 0 0 2-2Zm0 2v1a3 3 0 0 1-3 3H13" />,
);
export const CoffeeIcon = icon(
  <path d="M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4Zm11 1.500h1.500a2.500 2.500 0 0 1 0 5H16M8.500 3.500v2M12.500 3.500v2" />,
);
export const InboxIcon = icon(<path d="M4 13.500 6.500 5.500h11l2.500 8v5H4Zm0 0h4.500l1.500 2.500h4l1.500-2.500H20" />);
export const ExitIcon = icon(<path d="M10 4.500H5.500v15H10M14 8l4 4-4 4M18 12H9.500" />);
