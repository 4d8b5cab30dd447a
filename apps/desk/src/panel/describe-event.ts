import type { TimelineEntry } from '../api/types.js';
import type { IconName } from '../icons/shapes.js';
import type { MessageKey } from '../i18n/pt-BR.js';
import type { Translate } from '../i18n/translate.js';

export interface Described {
  icon: IconName;
  text: string;
  comment: string | null;
}

const statuses = ['open', 'inProgress', 'waiting', 'finished', 'cancelled', 'unfounded'] as const;

/** Single messages are in the conversation beside it; on the time line they would bury everything else. */
const inConversation = new Set(['message-received', 'message-sent']);

/** A transfer says who has it now; that he was given it is the same news a second time. */
export const isShown = (entry: TimelineEntry): boolean =>
  !inConversation.has(entry.type) && !(entry.type === 'assigned' && entry.data.how === 'transfer');

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function statusIn(value: unknown, t: Translate): string {
  const found = statuses.find((one) => one === value);
  return found === undefined ? '—' : t(`status.${found}`);
}

/** What a classification changed, member by member; a member that was emptied says so. */
function changesOf(data: Record<string, unknown>, names: Record<string, unknown>, t: Translate): string[] {
  const named = (['sector', 'occurrenceType', 'occurrence', 'solution'] as const).flatMap((member) =>
    `${member}Id` in data ? [`${t(`field.${member}`)}: ${textOf(names[member]) ?? t('event.nothing')}`] : [],
  );
  const priority = record(data.priority).to;
  return priority === 1 || priority === 2 || priority === 3 || priority === 4
    ? [...named, `${t('field.priority')}: ${t(`priority.${priority}`)}`]
    : named;
}

function assigned(entry: TimelineEntry, names: Record<string, unknown>): { icon: IconName; key: MessageKey } {
  const to = textOf(names.toUser);
  if (to === null)
    return { icon: 'queue', key: textOf(names.fromUser) === null ? 'event.released' : 'event.releasedFrom' };
  if (entry.data.how === 'taken') return { icon: 'hand', key: 'event.taken' };
  const byQueue = entry.data.how === 'automatic' || entry.actor.kind === 'system';
  return { icon: 'user', key: byQueue ? 'event.assignedAutomatically' : 'event.assigned' };
}

/** A time-line entry as a sentence a person reads, in his language. */
export function describe(entry: TimelineEntry, t: Translate): Described {
  const { data, actor } = entry;
  const names = record(data.names);
  const nobody = actor.kind === 'customer' ? t('event.theCustomer') : t('event.system');
  const params = {
    who: actor.name ?? nobody,
    to: textOf(names.toUser) ?? textOf(names.toQueue) ?? '—',
    from: textOf(names.fromUser) ?? '—',
    queue: textOf(names.queue) ?? '—',
    solution: textOf(names.solution) ?? '—',
  };
  const reason = textOf(names.reason);
  const comment = textOf(data.note) ?? textOf(data.comment) ?? textOf(data.text);
  const say = (icon: IconName, key: MessageKey, more: Record<string, string> = {}): Described => {
    const sentence = t(key, { ...params, ...more });
    return { icon, text: reason === null ? sentence : `${sentence} ${t('event.because', { reason })}`, comment };
  };

  switch (entry.type) {
    case 'opened':
      return say('chat', actor.kind === 'user' && data.via !== 'automatic' ? 'event.openedBy' : 'event.opened');
    case 'queued':
      return say('queue', 'event.queued');
    case 'assigned': {
      const { icon, key } = assigned(entry, names);
      return say(icon, key);
    }
    case 'transferred':
      return say('transfer', 'event.transferred');
    case 'status-changed':
      return data.to === 'finished' && textOf(names.solution) !== null
        ? say('check', 'event.finished')
        : say('flag', 'event.statusChanged', { from: statusIn(data.from, t), to: statusIn(data.to, t) });
    case 'classified': {
      const { text, ...rest } = say('tag', 'event.classified');
      return { ...rest, text: [text, ...changesOf(data, names, t)].join(' · ') };
    }
    case 'note-added':
      return say('note', 'event.note');
    case 'comment':
      return say('chat', 'event.comment');
    default:
      return say('history', 'event.other', { type: entry.type });
  }
}
