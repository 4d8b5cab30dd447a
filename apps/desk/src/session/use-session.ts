import { createContext, useContext } from 'react';
import type { Me } from '../api/types.js';

export const MeContext = createContext<Me | null>(null);

/** The signed-in user; only used below the desk, which is drawn for nobody else. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe is used outside the signed-in part of the desk');
  return me;
}

/** Whether the user holds one of the permissions. The server checks all the same; this only hides what is not his. */
export function useMay(): (...permissions: string[]) => boolean {
  const me = useMe();
  return (...permissions) => me.isRoot || permissions.some((one) => me.permissions.includes(one));
}
