import { useRef, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import css from './bubble.module.css';

const speeds = [1, 1.5, 2] as const;

/** Plays a voice message: play and pause, where it is, and faster for those in a hurry. */
export function AudioPlayer({ url, onError }: { url: string; onError: () => void }) {
  const { t, format } = useI18n();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);

  const toggle = (): void => {
    if (audio.current === null) return;
    if (playing) audio.current.pause();
    else audio.current.play().catch(onError);
  };
  const faster = (): void => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    setSpeed(next);
    if (audio.current !== null) audio.current.playbackRate = next;
  };
  return (
    <div className={css.audio}>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) =>
          setLength(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)
        }
        onError={onError}
      >
        <track kind="captions" />
      </audio>
      <button
        type="button"
        className={css.play}
        onClick={toggle}
        aria-label={playing ? t('audio.pause') : t('audio.play')}
      >
        <Icon name={playing ? 'pause' : 'play'} size={18} />
      </button>
      <input
        type="range"
        className={css.track}
        min={0}
        max={length || 1}
        step={0.1}
        value={at}
        style={{ '--share': `${length > 0 ? (at / length) * 100 : 0}%` } as React.CSSProperties}
        aria-label={t('audio.position')}
        aria-valuetext={`${format.clock(at)} / ${format.clock(length)}`}
        onChange={(event) => {
          const next = Number(event.target.value);
          setAt(next);
          if (audio.current !== null) audio.current.currentTime = next;
        }}
      />
      <span className={css.clock}>{format.clock(at > 0 ? at : length)}</span>
      <button type="button" className={css.speed} onClick={faster} aria-label={t('audio.speed', { speed })}>
        {speed}×
      </button>
    </div>
  );
}
