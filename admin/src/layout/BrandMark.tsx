import { useBranding } from '../theme/brand.js';

/** The platform's logo; without one our mark: a service window, somebody behind it, and the amber counter before him. */
export function BrandMark({ size = 28, logoUrl }: { size?: number; logoUrl?: string | null }) {
  const branding = useBranding();
  const logo = logoUrl === undefined ? branding.logoUrl : logoUrl;
  if (logo !== null) {
    return <img src={logo} alt="" style={{ height: size, maxWidth: size * 4, objectFit: 'contain', flex: 'none' }} />;
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
