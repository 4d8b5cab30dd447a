import { useEffect } from 'react';
import { useBranding } from '../theme/brand.js';

/** Puts the number of unread tickets before the page's title. */
export function useTitleBadge(unread: number): void {
  const name = useBranding().name ?? 'Guichê';
  useEffect(() => {
    document.title = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${name}` : name;
    return () => {
      document.title = name;
    };
  }, [name, unread]);
}
