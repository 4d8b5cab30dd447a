import { useEffect, useState } from 'react';
import { useMe } from '../session/use-session.js';
import { keepDraft, readDraft, type Draft } from './drafts.js';

/** The text being written, kept per user and ticket so that neither a switch nor a reload loses it. */
export function useDraft(ticketId: string): [Draft, (next: Draft) => void] {
  const me = useMe();
  const [draft, setDraft] = useState(() => readDraft(localStorage, me.id, ticketId));
  useEffect(() => {
    const timer = setTimeout(() => keepDraft(localStorage, me.id, ticketId, draft), 250);
    return () => {
      clearTimeout(timer);
      keepDraft(localStorage, me.id, ticketId, draft);
    };
  }, [draft, me.id, ticketId]);
  return [draft, setDraft];
}
