import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import DriveFileMoveOutlinedIcon from '@mui/icons-material/DriveFileMoveOutlined';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import FilterCenterFocusIcon from '@mui/icons-material/FilterCenterFocus';
import { Box, Chip, IconButton, Link as MuiLink, Stack, Tooltip, Typography } from '@mui/material';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useCreatePath, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { ChartPerson } from '../../providers/types.js';
import { Photo } from '../../resources/users/Photo.js';
import { useChart } from './chart-context.js';
import type { Counts } from './use-people.js';

interface PersonRowProps {
  person: ChartPerson;
  counts: Counts;
  depth: number;
  /** Where the keyboard comes in before it was anywhere. */
  isFirst: boolean;
  /** Those below, mounted and so loaded when the row is opened. */
  below: ReactNode;
}

/** One person with those below: can be opened, dragged, and dropped upon. */
export function PersonRow({ person, counts, depth, isFirst, below }: PersonRowProps) {
  const chart = useChart();
  const translate = useTranslate();
  const createPath = useCreatePath();
  const [isOver, setIsOver] = useState(false);
  const { id, name, levelId, active, photoFileId } = person;
  const isOpen = counts.direct > 0 && chart.isOpen(id);
  const level = levelId === null ? undefined : chart.levelNames.get(levelId);
  const takesDrop = chart.dragged !== null && chart.dragged.id !== id && active;

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    if (takesDrop) chart.dropOn(person);
  };

  return (
    <Box
      component="li"
      role="treeitem"
      aria-level={depth}
      aria-label={[name, level, active ? undefined : translate('resources.users.chart.inactive')]
        .filter(Boolean)
        .join(', ')}
      aria-selected={chart.currentId === id}
      {...(counts.direct > 0 && { 'aria-expanded': isOpen })}
      data-id={id}
      tabIndex={chart.currentId === id || isFirst ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && chart.setCurrent(id)}
      sx={(theme) => ({
        outline: 'none',
        '&:focus-visible > div:first-of-type': { boxShadow: `0 0 0 2px ${theme.palette.primary.main}` },
      })}
    >
      <Stack
        direction="row"
        draggable={chart.mayMove}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', name);
          chart.drag(person);
        }}
        onDragEnd={() => chart.drag(null)}
        onDragOver={(event) => {
          if (!takesDrop) return;
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
        data-testid="chart-person"
        sx={(theme) => ({
          alignItems: 'center',
          gap: 1,
          px: 0.5,
          py: 0.5,
          borderRadius: 2,
          minHeight: 44,
          opacity: chart.dragged?.id === id ? 0.5 : 1,
          backgroundColor: isOver ? theme.tokens.amberSoft : undefined,
          '&:hover': { backgroundColor: isOver ? theme.tokens.amberSoft : theme.tokens.sunken },
        })}
      >
        <IconButton
          size="small"
          tabIndex={-1}
          aria-hidden
          disabled={counts.direct === 0}
          onClick={() => chart.toggle(id)}
          sx={{ visibility: counts.direct === 0 ? 'hidden' : 'visible' }}
        >
          {isOpen ? <ExpandMoreIcon fontSize="small" /> : <ChevronRightIcon fontSize="small" />}
        </IconButton>
        <Photo userId={id} name={name} photoFileId={photoFileId} />
        <Box sx={{ minWidth: 0, flex: 1 }}>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <MuiLink
              component={Link}
              to={createPath({ resource: 'users', type: 'edit', id })}
              tabIndex={-1}
              draggable={false}
              underline="hover"
              sx={{ fontWeight: 600, color: active ? 'text.primary' : 'text.secondary', overflowWrap: 'anywhere' }}
            >
              {name}
            </MuiLink>
            {level !== undefined && <Chip size="small" variant="outlined" label={level} sx={{ height: 22 }} />}
            {!active && <Chip size="small" label={translate('resources.users.chart.inactive')} sx={{ height: 22 }} />}
          </Stack>
          {counts.direct > 0 && (
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {translate('resources.users.chart.counts', { smart_count: counts.direct, all: counts.all })}
            </Typography>
          )}
        </Box>
        {counts.direct > 0 && (
          <Tooltip title={translate('resources.users.chart.only', { name })}>
            <IconButton
              size="small"
              tabIndex={-1}
              aria-label={translate('resources.users.chart.only', { name })}
              onClick={() => chart.onOnly(person)}
            >
              <FilterCenterFocusIcon fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
        {chart.mayMove && (
          <Tooltip title={translate('resources.users.chart.move')}>
            <IconButton
              size="small"
              tabIndex={-1}
              data-move
              aria-label={translate('resources.users.chart.moveOf', { name })}
              onClick={() => chart.onAskMove(person)}
            >
              <DriveFileMoveOutlinedIcon fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
      </Stack>
      {isOpen && (
        <Box
          component="ul"
          role="group"
          sx={(theme) => ({
            listStyle: 'none',
            m: 0,
            ml: { xs: 1.5, sm: 2.5 },
            pl: { xs: 0.5, sm: 1.5 },
            borderLeft: `1px solid ${theme.tokens.border}`,
          })}
        >
          {below}
        </Box>
      )}
    </Box>
  );
}
