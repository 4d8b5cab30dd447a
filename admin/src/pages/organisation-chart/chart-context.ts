import { createContext, useContext } from 'react';
import type { ChartPerson } from '../../providers/types.js';
import type { Person } from '../../resources/users/PersonPicker.js';

/** What every row of the chart knows and can ask for. */
export interface Chart {
  activeOnly: boolean;
  mayMove: boolean;
  levelNames: ReadonlyMap<string, string>;
  /** The row the keyboard is at. */
  currentId: string | null;
  setCurrent: (id: string) => void;
  isOpen: (id: string) => boolean;
  toggle: (id: string) => void;
  /** Who is being dragged. */
  dragged: ChartPerson | null;
  drag: (person: ChartPerson | null) => void;
  dropOn: (person: Person | null) => void;
  onOnly: (person: Person) => void;
  onAskMove: (person: ChartPerson) => void;
}

export const ChartContext = createContext<Chart | null>(null);

export function useChart(): Chart {
  const chart = useContext(ChartContext);
  if (chart === null) throw new Error('A row stands in a chart');
  return chart;
}
