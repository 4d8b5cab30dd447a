import type { TranslateFunction } from 'react-admin';

/** `sectors.change-status` → "change-status" in words, else the code itself: an action that is new is readable before it is named. */
export function auditVerb(translate: TranslateFunction, action: string): string {
  const verb = action.slice(action.indexOf('.') + 1);
  return translate(`guiche.verb.${verb}`, { _: verb.replaceAll('-', ' ') });
}
