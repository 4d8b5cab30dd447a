import { createStore } from '../app/store.js';

/** Whether new messages make a sound and raise a browser notification on this machine. */
export interface AlertPreferences {
  sound: boolean;
  notifications: boolean;
}

const storageKey = 'guiche.alerts';

function read(): AlertPreferences {
  try {
    const value = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<AlertPreferences>;
    return { sound: value.sound !== false, notifications: value.notifications === true };
  } catch {
    return { sound: true, notifications: false };
  }
}

export const alertPreferences = createStore<AlertPreferences>(read());

export function setAlertPreferences(next: AlertPreferences): void {
  localStorage.setItem(storageKey, JSON.stringify(next));
  alertPreferences.set(next);
}

/** Asks the browser for permission; only ever called from a click. */
export async function allowNotifications(): Promise<boolean> {
  if (typeof Notification === 'undefined') return false;
  return (await Notification.requestPermission()) === 'granted';
}
