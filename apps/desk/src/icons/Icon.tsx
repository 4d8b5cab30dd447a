import { memo } from 'react';
import { shapes, type IconName } from './shapes.js';

export type { IconName };

interface IconProps {
  name: IconName;
  size?: number;
  /** Said by screen readers; without it the icon is decoration beside a text. */
  label?: string;
  className?: string;
}

/** The desk's own line icons on a 24-px grid, drawn in the colour of the text around them. */
export const Icon = memo(function Icon({ name, size = 20, label, className }: IconProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size <= 16 ? 2.1 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
      focusable="false"
      style={{ flex: 'none' }}
    >
      <path d={shapes[name]} />
    </svg>
  );
});
