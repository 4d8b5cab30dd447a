import { memo } from 'react';
import css from './avatar.module.css';
import { hueOf, initials } from './initials.js';

/** A person as two letters on his own colour. Decoration: the name always stands beside it. */
export const Avatar = memo(function Avatar({ name, size = 40 }: { name: string; size?: number }) {
  return (
    <span
      className={css.avatar}
      data-hue={hueOf(name)}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.36) }}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
});
