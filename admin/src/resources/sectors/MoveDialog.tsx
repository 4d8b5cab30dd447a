import { Autocomplete, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SectorNode } from './sector-forest.js';

interface Place {
  readonly sector: SectorNode | null;
  readonly path: string;
}

interface MoveDialogProps {
  sector: SectorNode;
  sectors: readonly SectorNode[];
  /** Where it cannot go: itself and what lies below it. */
  without: ReadonlySet<string>;
  onMove: (target: SectorNode | null) => void;
  onClose: () => void;
}

/** Where a sector shall go, for the keyboard and for trees too long to drag through. */
export function MoveDialog({ sector, sectors, without, onMove, onClose }: MoveDialogProps) {
  const translate = useTranslate();
  const top = translate('resources.sectors.tree.top');
  const places = useMemo((): Place[] => {
    const byId = new Map(sectors.map((one) => [one.id, one]));
    const pathOf = (one: SectorNode): string => {
      const names: string[] = [];
      for (let at: SectorNode | undefined = one; at && names.length < 50; at = byId.get(at.parentId ?? '')) {
        names.unshift(at.name);
      }
      return names.join(' › ');
    };
    const others = sectors.filter(({ id }) => !without.has(id)).map((one) => ({ sector: one, path: pathOf(one) }));
    return [{ sector: null, path: top }, ...others.sort((a, b) => a.path.localeCompare(b.path))];
  }, [sectors, top, without]);
  const [chosen, setChosen] = useState<Place | null>(null);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="move-title" data-testid="move-sector">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) onMove(chosen.sector);
        }}
      >
        <DialogTitle id="move-title">{translate('resources.sectors.tree.move', { name: sector.name })}</DialogTitle>
        <DialogContent>
          <Autocomplete<Place>
            openOnFocus
            options={places}
            value={chosen}
            onChange={(_event, place) => setChosen(place)}
            getOptionLabel={({ path }) => path}
            getOptionKey={(place) => place.sector?.id ?? 'top'}
            noOptionsText={translate('ra.navigation.no_results')}
            renderInput={(params) => (
              <TextField {...params} autoFocus label={translate('resources.sectors.tree.moveTo')} margin="dense" />
            )}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={chosen === null}>
            {translate('resources.sectors.tree.moveAction')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
