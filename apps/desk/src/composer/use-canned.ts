import { useMemo, useState } from 'react';
import type { CannedAnswer, TicketDetail } from '../api/types.js';
import { useChoices } from '../api/use-choices.js';
import { useMay, useMe } from '../session/use-session.js';
import { cannedQuery, fillCanned } from './canned.js';

/** The canned answers that match the `/word` at the caret, and which of them is chosen. */
export function useCanned(ticket: TicketDetail, text: string, caret: number) {
  const me = useMe();
  const may = useMay();
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const found = may('canned-answers.list') ? cannedQuery(text, caret) : null;
  const marker = found === null ? null : `${found.from}:${found.query}`;
  const { data } = useChoices<CannedAnswer>(
    '/canned-answers',
    found === null || found.query === '' ? {} : { q: found.query },
    { enabled: found !== null, sort: ['shortcut', 'ASC'], size: 20 },
  );

  const query = found?.query.toLowerCase() ?? '';
  const answers = useMemo(() => {
    // Whose shortcut begins with what was typed comes first: that is what the agent means.
    const rank = (one: CannedAnswer): number => (one.shortcut.toLowerCase().startsWith(query) ? 0 : 1);
    return [...(data ?? [])]
      .filter((one) => `${one.shortcut} ${one.title} ${one.body}`.toLowerCase().includes(query))
      .sort((a, b) => rank(a) - rank(b) || a.shortcut.localeCompare(b.shortcut))
      .slice(0, 8);
  }, [data, query]);

  const open = found !== null && marker !== dismissed && answers.length > 0;
  const index = Math.min(chosen, Math.max(answers.length - 1, 0));
  const bodyOf = (answer: CannedAnswer): string =>
    fillCanned(answer.body, {
      'contact.name': ticket.contact.name,
      'contact.firstName': ticket.contact.name.split(' ')[0] ?? ticket.contact.name,
      'agent.name': me.displayName ?? me.name,
      'ticket.protocol': ticket.protocol,
      'inbox.name': ticket.inbox.name,
    });
  return {
    open,
    from: found?.from ?? 0,
    answers,
    index,
    bodyOf,
    move: (by: number) => setChosen((index + by + answers.length) % Math.max(answers.length, 1)),
    choose: setChosen,
    dismiss: () => setDismissed(marker),
    active: answers[index] ?? null,
  };
}
