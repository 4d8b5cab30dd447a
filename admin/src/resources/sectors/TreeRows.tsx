import AddIcon from '@mui/icons-material/Add';
import DriveFileMoveOutlinedIcon from '@mui/icons-material/DriveFileMoveOutlined';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Box, Chip, IconButton, Tooltip, Typography } from '@mui/material';
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useCanAccess, useCreatePath, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { SectorNode, TreeRow } from './sector-forest.js';

interface TreeRowsProps {
  rows: readonly TreeRow[];
  mayMove: boolean;
  branchOf: (id: string) => ReadonlySet<string>;
  onToggle: (id: string, isOpen: boolean) => void;
  onMove: (sector: SectorNode, target: SectorNode | null) => void;
  onAskWhere: (sector: SectorNode) => void;
}

/** The rows of the tree, as the tree pattern of ARIA wants them: one stop for Tab, arrows within. */
export function TreeRows({ rows, mayMove, branchOf, onToggle, onMove, onAskWhere }: TreeRowsProps) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const createPath = useCreatePath();
  const tree = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [dragged, setDragged] = useState<SectorNode | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const current = rows.some(({ sector }) => sector.id === focused) ? focused : (rows[0]?.sector.id ?? null);
  const refused = dragged === null ? null : branchOf(dragged.id);

  const focus = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    setFocused(row.sector.id);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-id="${row.sector.id}"]`)?.focus());
  };
  const onKey = (event: KeyboardEvent, row: TreeRow, index: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { sector, depth, hasChildren, isOpen } = row;
    const keys: Record<string, () => void> = {
      ArrowDown: () => focus(index + 1),
      ArrowUp: () => focus(index - 1),
      Home: () => focus(0),
      End: () => focus(rows.length - 1),
      ArrowRight: () => (hasChildren && !isOpen ? onToggle(sector.id, true) : hasChildren && focus(index + 1)),
      ArrowLeft: () =>
        isOpen
          ? onToggle(sector.id, false)
          : focus(rows.findLastIndex((one, at) => at < index && one.depth === depth - 1)),
      Enter: () => void navigate(createPath({ resource: 'sectors', type: 'edit', id: sector.id })),
      m: () => mayMove && onAskWhere(sector),
      M: () => mayMove && onAskWhere(sector),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const dropOn = (target: SectorNode | null) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged === null || (target !== null && refused?.has(target.id))) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      setOver(target?.id ?? 'top');
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged !== null) onMove(dragged, target);
      setDragged(null);
      setOver(null);
    },
  });

  return (
    <>
      <Box
        ref={tree}
        role="tree"
        aria-label={translate('resources.sectors.tree.label')}
        data-testid="sector-tree"
        sx={{ py: 0.5 }}
      >
        {rows.map((row, index) => (
          <Row
            key={row.sector.id}
            row={row}
            mayMove={mayMove}
            isCurrent={row.sector.id === current}
            isTarget={over === row.sector.id}
            isDragged={dragged?.id === row.sector.id}
            drop={dropOn(row.sector)}
            onFocus={() => setFocused(row.sector.id)}
            onKey={(event) => onKey(event, row, index)}
            onToggle={() => onToggle(row.sector.id, !row.isOpen)}
            onOpen={() => void navigate(createPath({ resource: 'sectors', type: 'edit', id: row.sector.id }))}
            onDragStart={(event) => {
              event.dataTransfer.setData('text/plain', row.sector.name);
              // A browser gives up a drag whose page changes at its first moment.
              setTimeout(() => setDragged(row.sector), 0);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onAskWhere={() => onAskWhere(row.sector)}
          />
        ))}
      </Box>
      <Foot isDropZone={dragged !== null && dragged.parentId !== null} isTarget={over === 'top'} drop={dropOn(null)} />
    </>
  );
}

/** How the tree is used; while something is dragged, the place that stands for the first level. Nothing else may move then. */
function Foot({ isDropZone, isTarget, drop }: { isDropZone: boolean; isTarget: boolean; drop: object }) {
  const translate = useTranslate();
  return (
    <Box
      {...(isDropZone && drop)}
      sx={(theme) => ({
        display: { xs: 'none', sm: 'grid' },
        alignItems: 'center',
        minHeight: 44,
        px: 2,
        fontSize: '0.75rem',
        borderTop: `1px solid ${theme.tokens.border}`,
        color: isDropZone ? theme.tokens.accentText : 'text.secondary',
        backgroundColor: isTarget ? theme.tokens.accentSoft : 'transparent',
        boxShadow: isDropZone ? `inset 0 0 0 2px ${theme.tokens.accent}` : 'none',
      })}
    >
      {translate(`resources.sectors.tree.${isDropZone ? 'toTop' : 'howTo'}`)}
    </Box>
  );
}

interface RowProps {
  row: TreeRow;
  mayMove: boolean;
  isCurrent: boolean;
  isTarget: boolean;
  isDragged: boolean;
  drop: object;
  onFocus: () => void;
  onKey: (event: KeyboardEvent) => void;
  onToggle: () => void;
  onOpen: () => void;
  onDragStart: (event: DragEvent) => void;
  onDragEnd: () => void;
  onAskWhere: () => void;
}

function Row({ row, mayMove, isCurrent, isTarget, isDragged, drop, ...on }: RowProps) {
  const translate = useTranslate();
  const { sector, depth, hasChildren, isOpen, place, siblings } = row;
  const { name, code, active, memberIds } = sector;
  const inactive = active ? null : translate('resources.sectors.tree.inactive');
  const people =
    memberIds.length > 0 ? translate('resources.sectors.tree.people', { smart_count: memberIds.length }) : null;
  return (
    <Box
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={siblings}
      // What is read aloud is what is seen.
      aria-label={[name, code, inactive, people].filter((text) => text !== null).join(' ')}
      {...(hasChildren && { 'aria-expanded': isOpen })}
      data-id={sector.id}
      tabIndex={isCurrent ? 0 : -1}
      draggable={mayMove}
      onFocus={on.onFocus}
      onKeyDown={on.onKey}
      onDragStart={on.onDragStart}
      onDragEnd={on.onDragEnd}
      {...drop}
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        minHeight: 40,
        pr: 1,
        pl: { xs: 1 + Math.min(depth, 6) * 1.5, sm: 1 + depth * 3 },
        cursor: 'default',
        opacity: isDragged ? 0.5 : 1,
        backgroundColor: isTarget ? theme.tokens.accentSoft : 'transparent',
        boxShadow: isTarget ? `inset 0 0 0 2px ${theme.tokens.accent}` : 'none',
        '&:hover': { backgroundColor: isTarget ? theme.tokens.accentSoft : theme.tokens.hover },
        '&:focus-visible': { outline: `2px solid ${theme.tokens.accent}`, outlineOffset: -2 },
        '& .row-action': { opacity: { xs: 1, md: 0 } },
        '&:hover .row-action, &:focus-within .row-action': { opacity: 1 },
      })}
    >
      <IconButton
        size="small"
        tabIndex={-1}
        aria-hidden={!hasChildren}
        aria-label={translate(`resources.sectors.tree.${isOpen ? 'close' : 'open'}`, { name })}
        onClick={on.onToggle}
        sx={{ visibility: hasChildren ? 'visible' : 'hidden' }}
      >
        <ExpandMoreIcon fontSize="small" sx={{ transform: isOpen ? 'none' : 'rotate(-90deg)' }} />
      </IconButton>
      <Typography
        component="span"
        onClick={on.onOpen}
        noWrap
        sx={{ fontWeight: 600, cursor: 'pointer', minWidth: 0, '&:hover': { textDecoration: 'underline' } }}
      >
        {name}
      </Typography>{' '}
      {code !== null && (
        <Typography component="span" variant="caption" sx={{ color: 'text.secondary', ml: 0.5 }}>
          {code}
        </Typography>
      )}{' '}
      {inactive !== null && <Chip size="small" label={inactive} sx={{ height: 20, ml: 0.5 }} />}{' '}
      <Box sx={{ flex: 1 }} />
      {people !== null && (
        <Typography
          component="span"
          variant="caption"
          sx={{ color: 'text.secondary', flexShrink: 0, display: { xs: 'none', sm: 'inline' } }}
        >
          {people}
        </Typography>
      )}
      <NewBelow sector={sector} />
      {mayMove && (
        <Tooltip title={translate('resources.sectors.tree.move', { name })}>
          <IconButton
            size="small"
            tabIndex={-1}
            className="row-action"
            aria-label={translate('resources.sectors.tree.move', { name })}
            onClick={on.onAskWhere}
          >
            <DriveFileMoveOutlinedIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
    </Box>
  );
}

function NewBelow({ sector: { id, name } }: { sector: SectorNode }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { canAccess } = useCanAccess({ resource: 'sectors', action: 'create' });
  if (canAccess !== true) return null;
  const label = translate('resources.sectors.tree.below', { name });
  const source = encodeURIComponent(JSON.stringify({ parentId: id }));
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        tabIndex={-1}
        className="row-action"
        aria-label={label}
        onClick={() => void navigate(`/sectors/create?source=${source}`)}
      >
        <AddIcon fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
