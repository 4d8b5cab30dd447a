import AccountTreeOutlinedIcon from '@mui/icons-material/AccountTreeOutlined';
import ViewListOutlinedIcon from '@mui/icons-material/ViewListOutlined';
import { ToggleButton, ToggleButtonGroup, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';

export type SectorView = 'tree' | 'list';

/** The choice between the tree and the list. */
export function ViewChoice({ view, onView }: { view: SectorView; onView: (view: SectorView) => void }) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={view}
      aria-label={translate('resources.sectors.view')}
      onChange={(_event, next: SectorView | null) => next !== null && onView(next)}
    >
      {(['tree', 'list'] as const).map((one) => {
        const label = translate(`resources.sectors.${one === 'tree' ? 'asTree' : 'asList'}`);
        return (
          <ToggleButton key={one} value={one} aria-label={label} data-testid={`view-${one}`}>
            <Tooltip title={label}>
              {one === 'tree' ? (
                <AccountTreeOutlinedIcon fontSize="small" />
              ) : (
                <ViewListOutlinedIcon fontSize="small" />
              )}
            </Tooltip>
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
