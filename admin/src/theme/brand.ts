import { useMemo, useSyncExternalStore } from 'react';
import { brandTokens, type Branding } from '@guiche/contracts';
import { themeOf } from './theme.js';
import { darkTokens, lightTokens } from './tokens.js';

const ours: Branding = { name: null, logoUrl: null, faviconUrl: null, accent: null, accentDark: null, header: null };
const remembered = 'guiche.branding';

/** What this browser saw last: shown at once, and corrected when the server has answered. */
function seenLast(): Branding {
  try {
    return { ...ours, ...(JSON.parse(localStorage.getItem(remembered) ?? '{}') as Partial<Branding>) };
  } catch {
    return ours;
  }
}

let brand = seenLast();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Takes over how the platform looks now: theme, name, icon of the tab. */
export function adoptBranding(next: Branding): void {
  brand = { ...ours, ...next };
  localStorage.setItem(remembered, JSON.stringify(brand));
  putIcon(brand);
  for (const listener of [...listeners]) listener();
}

/** Asks the server how the platform looks; without an answer it stays as it was. */
export async function loadBranding(): Promise<void> {
  putIcon(brand);
  try {
    const response = await fetch('/api/v1/branding', { headers: { Accept: 'application/json' } });
    if (response.ok) adoptBranding((await response.json()) as Branding);
  } catch {
    // The next page asks again.
  }
}

function putIcon({ faviconUrl, header }: Branding): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link !== null) {
    link.dataset.own ??= link.href;
    link.href = faviconUrl ?? link.dataset.own;
    link.type = faviconUrl === null ? 'image/svg+xml' : '';
  }
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', header ?? lightTokens.header);
}

/** The platform's own name, or ours. */
export const brandName = (): string => brand.name ?? 'Guichê';

export const useBranding = (): Branding => useSyncExternalStore(subscribe, () => brand);

/** Both themes in the platform's colours. */
export function useThemes() {
  const { accent, accentDark, header } = useBranding();
  return useMemo(() => {
    const colours = { accent, accentDark, header };
    return {
      light: themeOf('light', brandTokens(lightTokens, 'light', colours)),
      dark: themeOf('dark', brandTokens(darkTokens, 'dark', colours)),
    };
  }, [accent, accentDark, header]);
}
