import type { Me, TicketView } from '../api/types.js';

export type View = TicketView | 'intakes';

const names: readonly View[] = ['mine', 'unassigned', 'all', 'intakes'];

export const isView = (text: string | undefined): text is View => names.some((one) => one === text);

/** The views a user has: his scope decides which tickets exist for him at all. */
export function viewsOf(me: Me, may: (...permissions: string[]) => boolean): View[] {
  return names.filter((view) => {
    if (view === 'intakes') return may('intakes.list', 'intakes.convert');
    const { unassigned, others, participating, team, sector, subordinates } = me.scope;
    if (view === 'unassigned') return me.isRoot || unassigned;
    return view === 'mine' || me.isRoot || others || participating || team || sector || subordinates;
  });
}

export const defaultView = (me: Me, may: (...permissions: string[]) => boolean): View => viewsOf(me, may)[0] ?? 'mine';
