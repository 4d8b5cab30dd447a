/** What brought somebody to the door: a mailed link, or a directory that sent him back. */
export interface Arrival {
  readonly problem: string | null;
  readonly challenge: string | null;
  /** Of the link for a new password. */
  readonly token: string | null;
  readonly isReset: boolean;
}

/**
 * Read once, before the router looks at the address: what stands behind the # is for this page alone, and the door
 * itself is at `/login`.
 */
function arrive(): Arrival {
  const { pathname, hash } = window.location;
  const isReset = pathname.endsWith('/reset-password');
  const said = new URLSearchParams(hash.slice(1));
  if (isReset || pathname.endsWith('/sign-in')) window.history.replaceState(null, '', '/admin/login');
  return { problem: said.get('problem'), challenge: said.get('challenge'), token: said.get('token'), isReset };
}

export const arrival = arrive();
