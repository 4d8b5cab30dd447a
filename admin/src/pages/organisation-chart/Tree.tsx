import { Box, Typography } from '@mui/material';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useCanAccess, useCreatePath, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { ChartPerson } from '../../providers/types.js';
import type { Person } from '../../resources/users/PersonPicker.js';
import { BranchOf, PersonBranch } from './Branch.js';
import { ChartContext, type Chart } from './chart-context.js';
import { stepOf, treeItems } from './keyboard.js';
import { useLevelNames } from './use-people.js';

interface TreeProps {
  /** Who stands at the top; null for everybody without a superior. */
  topId: string | null;
  activeOnly: boolean;
  onOnly: (person: Person) => void;
  onAskMove: (person: ChartPerson) => void;
  onMove: (person: ChartPerson, to: Person | null) => void;
}

/** The tree itself: what is open, where the keyboard is, and who is being dragged. */
export function Tree({ topId, activeOnly, onOnly, onAskMove, onMove }: TreeProps) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const createPath = useCreatePath();
  const levelNames = useLevelNames();
  const { canAccess: mayMove = false } = useCanAccess({ resource: 'users', action: 'edit' });
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(topId === null ? [] : [topId]));
  const [currentId, setCurrent] = useState<string | null>(null);
  const [dragged, drag] = useState<ChartPerson | null>(null);
  const box = useRef<HTMLUListElement>(null);

  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const chart: Chart = {
    activeOnly,
    mayMove,
    levelNames,
    currentId,
    setCurrent,
    isOpen: (id) => open.has(id),
    toggle,
    dragged,
    drag,
    dropOn: (to) => {
      if (dragged !== null) onMove(dragged, to);
      drag(null);
    },
    onOnly,
    onAskMove,
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]');
    const id = item?.dataset.id;
    if (!item || id === undefined || event.target !== item || box.current === null) return;
    const step = stepOf(event.key, item, treeItems(box.current));
    if (step.kind === 'none') return;
    event.preventDefault();
    if (step.kind === 'go') {
      step.to.focus();
      if (step.to.dataset.id !== undefined) setCurrent(step.to.dataset.id);
    } else if (step.kind === 'toggle') toggle(id);
    else if (step.kind === 'open') void navigate(createPath({ resource: 'users', type: 'edit', id }));
    else if (mayMove) item.querySelector<HTMLElement>('[data-move]')?.click();
  };

  return (
    <ChartContext.Provider value={chart}>
      <Box
        component="ul"
        role="tree"
        ref={box}
        aria-label={translate('resources.users.chart.tree')}
        onKeyDown={onKeyDown}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {topId === null ? <BranchOf superiorId={null} depth={1} /> : <PersonBranch id={topId} />}
      </Box>
      {/* Below the tree: above it, it would push the rows away from under the mouse. */}
      {dragged !== null && dragged.superiorId !== null && (
        <Box
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => chart.dropOn(null)}
          sx={(theme) => ({
            p: 1.5,
            mt: 1,
            borderRadius: 2,
            border: `1px dashed ${theme.palette.primary.main}`,
            textAlign: 'center',
          })}
        >
          <Typography variant="body2">{translate('resources.users.chart.dropTop')}</Typography>
        </Box>
      )}
    </ChartContext.Provider>
  );
}
