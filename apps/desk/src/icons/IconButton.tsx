import MuiIconButton, { type IconButtonProps as MuiIconButtonProps } from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { Icon, type IconName } from './Icon.js';

interface IconButtonProps extends Omit<MuiIconButtonProps, 'children'> {
  icon: IconName;
  label: string;
  /** The key that does the same, shown in the tooltip. */
  keys?: string;
  iconSize?: number;
  testId?: string;
}

/** A button that is only an icon: always with a name for screen readers, which the tooltip shows to everybody else. */
export function IconButton({ icon, label, keys, iconSize = 20, testId, ...rest }: IconButtonProps) {
  return (
    <Tooltip title={keys === undefined ? label : `${label} (${keys})`}>
      <span>
        <MuiIconButton aria-label={label} data-testid={testId} {...rest}>
          <Icon name={icon} size={iconSize} />
        </MuiIconButton>
      </span>
    </Tooltip>
  );
}
