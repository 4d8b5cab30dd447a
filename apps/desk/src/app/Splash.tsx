import Button from '@mui/material/Button';
import { BrandMark } from '../icons/BrandMark.js';
import css from './splash.module.css';

interface SplashProps {
  text?: string;
  action?: string;
  onAction?: () => void;
}

/** The quiet page while something loads, or the one that says that nothing answers. */
export function Splash({ text, action, onAction }: SplashProps) {
  return (
    <main className={css.splash} aria-busy={text === undefined}>
      <div className={text === undefined ? css.breathing : undefined}>
        <BrandMark size={48} />
      </div>
      {text !== undefined && <p role="alert">{text}</p>}
      {action !== undefined && (
        <Button variant="contained" onClick={onAction}>
          {action}
        </Button>
      )}
    </main>
  );
}
