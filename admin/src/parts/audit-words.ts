import type { TranslateFunction } from 'react-admin';

/** `sectors.change-status` → "change-status" in words, else the code itself: an action that is new is readable before it is named. */
export function auditVerb(translate: TranslateFunction, action: string): string {
  const verb = action.slice(action.indexOf('.') + 1);
  return translate(`guiche.verb.${verb}`, { _: verb.replaceAll('-', ' ') });
}

/** What a kind of record is called. */
export const auditSubject = (translate: TranslateFunction, type: string): string =>
  translate(`guiche.subject.${type}`, { _: type.replaceAll('-', ' ') });

const irregular: Readonly<Record<string, string>> = {
  inbox: 'inboxes',
  'inbox-conversion': 'inboxes',
  'retention-policy': 'retention-policies',
  'audit-entry': 'audit-entries',
};

/** The resource whose words name the fields of a kind of record, and on whose page it is shown. */
export const auditResource = (type: string): string => irregular[type] ?? `${type}s`;
