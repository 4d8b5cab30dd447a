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

/** A name in an entry's data: a `{name}`, a plain text under the key, or one under `<key>Name`. */
function nameIn(data: Record<string, unknown>, key: string): string | null {
  const value = data[key];
  if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
    return value.name;
  const plain = data[`${key}Name`];
  if (typeof plain === 'string' && plain !== '') return plain;
  return typeof value === 'string' && value !== '' ? value : null;
}

const textIn = (data: Record<string, unknown>, ...keys: string[]): string | null => {
  for (const key of keys) {
    const value = data[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
};

function statusIn(data: Record<string, unknown>, key: string, t: Translate): string {
  const found = statuses.find((one) => one === data[key]);
  return found === undefined ? '—' : t(`status.${found}`);
}

function classified(data: Record<string, unknown>, who: string, t: Translate): string {
  const parts = (['sector', 'occurrenceType', 'occurrence', 'solution'] as const).flatMap((key) => {
    const name = nameIn(data, key);
    return name === null ? [] : [`${t(`field.${key}`)}: ${name}`];
  });
  const priority = data.priority;
  if (priority === 1 || priority === 2 || priority === 3 || priority === 4) {
    parts.push(`${t('field.priority')}: ${t(`priority.${priority}`)}`);
  }
  return parts.length === 0
    ? t('event.classified', { who })
    : `${t('event.classified', { who })} · ${parts.join(' · ')}`;
}

/** A time-line entry as a sentence a person reads, in his language. */
export function describe(entry: TimelineEntry, t: Translate): Described {
  const { data } = entry;
  const automatic = entry.actor.kind === 'system' || entry.actor.kind === 'bot';
  const who = entry.actor.name ?? (entry.actor.kind === 'customer' ? t('event.theCustomer') : t('event.system'));
  const to = nameIn(data, 'to') ?? nameIn(data, 'toUser') ?? nameIn(data, 'toAgent');
  const from = nameIn(data, 'from') ?? nameIn(data, 'fromUser') ?? nameIn(data, 'fromAgent');
  const queue = nameIn(data, 'queue') ?? nameIn(data, 'toQueue') ?? '—';
  const reason = nameIn(data, 'reason');
  const comment = textIn(data, 'comment', 'note');
  const because = (text: string): string => (reason === null ? text : `${text} ${t('event.because', { reason })}`);
  const say = (icon: IconName, text: string): Described => ({ icon, text, comment });
  const sentence = (key: MessageKey, params: Record<string, string> = {}): string => t(key, { who, ...params });

  switch (entry.type) {
    case 'opened':
      return say('chat', automatic ? sentence('event.opened') : sentence('event.openedBy'));
    case 'queued':
      return say('queue', sentence('event.queued', { queue }));
    case 'assigned':
      if (to === null)
        return say('users', from === null ? sentence('event.released') : sentence('event.releasedFrom', { from }));
      if (data.how === 'taken') return say('hand', sentence('event.taken', { to }));
      if (data.how === 'automatic' || automatic) return say('user', sentence('event.assignedAutomatically', { to }));
      return say('user', because(sentence('event.assigned', { to })));
    case 'unassigned':
      return say('users', sentence('event.released'));
    case 'transferred':
      return say('transfer', because(sentence('event.transferred', { to: to ?? queue })));
    case 'status-changed':
      return say(
        'flag',
        because(sentence('event.statusChanged', { from: statusIn(data, 'from', t), to: statusIn(data, 'to', t) })),
      );
    case 'classified':
      return say('tag', classified(data, who, t));
    case 'finished':
      return say('check', because(sentence('event.finished')));
    default:
      return say('history', sentence('event.other', { type: entry.type }));
  }
}
