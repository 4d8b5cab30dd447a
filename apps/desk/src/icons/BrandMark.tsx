import { useBranding } from '../theme/brand.js';

/** The platform's logo; without one our mark: a service window, somebody behind it, and the amber counter before him. */
export function BrandMark({ size = 28 }: { size?: number }) {
  const { logoUrl } = useBranding();
  if (logoUrl !== null) {
    return (
      <img src={logoUrl} alt="" style={{ height: size, maxWidth: size * 4, objectFit: 'contain', flex: 'none' }} />
    );
  }
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="#0F766E" />
      <g fill="none" stroke="#fff" strokeLinecap="round">
        <path d="M8 22v-7a8 8 0 0 1 16 0v7" strokeWidth="2.6" />
        <path d="M11.8 21.4a4.3 4.3 0 0 1 8.4 0" strokeWidth="2.4" />
      </g>
      <circle cx="16" cy="15.4" r="2.6" fill="#fff" />
      <path d="M6 24.5h20" stroke="#FBBF24" strokeWidth="2.8" strokeLinecap="round" />
    </svg>
  );
}

/** What WhatsApp and other channels look like in a list: a small mark in the channel's colour. */
export function ChannelMark({ channel, label }: { channel: string; label: string }) {
  const whatsapp = channel === 'whatsapp';
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      role="img"
      aria-label={label}
      focusable="false"
      style={{ flex: 'none' }}
    >
      <circle cx="8" cy="8" r="8" fill={whatsapp ? '#1FA855' : '#5B6B8C'} />
      {whatsapp ? (
        <path
          d="M4.2 11.8l.6-2A3.9 3.9 0 1 1 6.3 11.3zM6.7 6.3c.2 1.6 1.4 2.8 3 3l.5-.9-1-.6-.4.4a2.5 2.5 0 0 1-1-1l.4-.4-.6-1z"
          fill="none"
          stroke="#fff"
          strokeWidth="1"
          strokeLinejoin="round"
        />
      ) : (
        <path d="M4.5 5h7v5H8l-2 1.8V10H4.5z" fill="none" stroke="#fff" strokeWidth="1.1" strokeLinejoin="round" />
      )}
    </svg>
  );
}
