import SearchIcon from '@mui/icons-material/Search';
import UnfoldLessIcon from '@mui/icons-material/UnfoldLess';
import UnfoldMoreIcon from '@mui/icons-material/UnfoldMore';
import {
  Alert,
  Box,
  Button,
  Card,
  CircularProgress,
  InputAdornment,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useMemo, useState, type ReactNode } from 'react';
import { CreateButton, useCanAccess, useGetResourceLabel, useTranslate } from 'react-admin';
import { EmptyState } from '../../parts/EmptyState.js';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import { branchOf, childrenOf, foundWithAncestors, rowsOf, type SectorNode } from './sector-forest.js';
import { MoveDialog } from './MoveDialog.js';
import { TreeRows } from './TreeRows.js';
import { useMoveSector } from './use-move-sector.js';
import { useSectors } from './use-sectors.js';

const none: SectorNode[] = [];

/** The sectors as a tree: opened and walked by mouse or keyboard, moved by dragging or by the dialog, with a way back. */
export function SectorTree({ actions }: { actions: ReactNode }) {
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const { data, error, isPending, refetch } = useSectors();
  const { canAccess: mayUpdate } = useCanAccess({ resource: 'sectors', action: 'edit' });
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string> | null>(null);
  const [moving, setMoving] = useState<SectorNode | null>(null);
  const move = useMoveSector();
  const sectors = data?.sectors ?? none;
  const children = useMemo(() => childrenOf(sectors), [sectors]);
  const isSearching = text.trim() !== '';
  const found = useMemo(
    () => (isSearching ? childrenOf(foundWithAncestors(sectors, text.trim())) : children),
    [children, isSearching, sectors, text],
  );
  // What was found is shown in its place; otherwise the first level is open until somebody says otherwise.
  const open = useMemo(() => {
    if (isSearching) return new Set([...found.keys()].filter((id) => id !== null));
    return opened ?? new Set((children.get(null) ?? []).map(({ id }) => id));
  }, [children, found, isSearching, opened]);
  const rows = useMemo(() => rowsOf(found, open), [found, open]);
  const toggle = (id: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpened(next);
  };
  const moveTo = (sector: SectorNode, target: SectorNode | null) => {
    setMoving(null);
    if (sector.parentId === (target?.id ?? null)) return;
    if (target !== null) toggle(target.id, true);
    void move(sector, target);
  };
  return (
    <PageBody>
      <PageHeader
        isCompact
        title={label('sectors', 2)}
        about={translate('resources.sectors.about')}
        actions={
          <>
            {actions}
            <CreateButton resource="sectors" variant="contained" size="medium" />
          </>
        }
      />
      {error !== null && (
        <Alert
          severity="error"
          action={
            <Button color="inherit" size="small" onClick={() => void refetch()}>
              {translate('ra.action.refresh')}
            </Button>
          }
        >
          {error.message}
        </Alert>
      )}
      {isPending && (
        <Box sx={{ display: 'grid', placeItems: 'center', minHeight: 240 }}>
          <CircularProgress aria-label={translate('ra.page.loading')} />
        </Box>
      )}
      {data !== undefined && sectors.length === 0 && (
        <Card>
          <EmptyState />
        </Card>
      )}
      {sectors.length > 0 && (
        <Card sx={{ overflow: 'hidden' }}>
          <Stack
            direction="row"
            sx={(theme) => ({
              px: 2,
              py: 1,
              gap: 1,
              alignItems: 'center',
              flexWrap: 'wrap',
              borderBottom: `1px solid ${theme.tokens.border}`,
            })}
          >
            <TextField
              size="small"
              value={text}
              onChange={(event) => setText(event.target.value)}
              label={translate('resources.sectors.tree.search')}
              sx={{ flex: '1 1 200px', maxWidth: 360 }}
              slotProps={{
                htmlInput: { 'data-testid': 'tree-search' },
                input: {
                  startAdornment: (
                    <InputAdornment position="start">
                      <SearchIcon fontSize="small" />
                    </InputAdornment>
                  ),
                },
              }}
            />
            <Box sx={{ flex: 1 }} />
            <Button
              size="small"
              startIcon={<UnfoldMoreIcon />}
              disabled={isSearching}
              onClick={() => setOpened(new Set([...children.keys()].filter((id) => id !== null)))}
            >
              {translate('resources.sectors.tree.expandAll')}
            </Button>
            <Button
              size="small"
              startIcon={<UnfoldLessIcon />}
              disabled={isSearching}
              onClick={() => setOpened(new Set())}
            >
              {translate('resources.sectors.tree.collapseAll')}
            </Button>
          </Stack>
          {data?.isWhole === false && (
            <Alert severity="info">{translate('resources.sectors.tree.truncated', { count: sectors.length })}</Alert>
          )}
          {rows.length === 0 ? (
            <Typography sx={{ p: 3, color: 'text.secondary' }}>
              {translate('resources.sectors.tree.nothing')}
            </Typography>
          ) : (
            <TreeRows
              rows={rows}
              mayMove={mayUpdate === true}
              branchOf={(id) => branchOf(children, id)}
              onToggle={toggle}
              onMove={moveTo}
              onAskWhere={setMoving}
            />
          )}
        </Card>
      )}
      {moving !== null && (
        <MoveDialog
          sector={moving}
          sectors={sectors}
          without={branchOf(children, moving.id)}
          onMove={(target) => moveTo(moving, target)}
          onClose={() => setMoving(null)}
        />
      )}
    </PageBody>
  );
}
