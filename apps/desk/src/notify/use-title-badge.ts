import { useEffect } from 'react';

/** Puts the number of unread tickets before the page's title. */
export function useTitleBadge(unread: number): void {
  useEffect(() => {
    document.title = unread > 0 ? `(${unread > 99 ? '99+' : unread}) Guichê` : 'Guichê';
    return () => {
      document.title = 'Guichê';
    };
  }, [unread]);
}
