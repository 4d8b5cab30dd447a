import { lazy, Suspense, useState } from 'react';
import type { Attachment } from '../api/types.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { AudioPlayer } from './AudioPlayer.js';
import css from './bubble.module.css';

const Lightbox = lazy(() => import('./Lightbox.js'));

interface AttachmentsProps {
  attachments: Attachment[];
  /** A signed address may have expired on a page left open: asking for the messages anew brings a fresh one. */
  onStale: () => void;
}

export function Attachments({ attachments, onStale }: AttachmentsProps) {
  return attachments.map((one) => <One key={one.id} attachment={one} onStale={onStale} />);
}

function One({ attachment, onStale }: { attachment: Attachment; onStale: () => void }) {
  const { t, format } = useI18n();
  const [open, setOpen] = useState(false);
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const { kind, url, state } = attachment;
  const name = attachment.name ?? t(`attachment.${kind}`);
  const failed = (): void => {
    if (failedUrl === null) onStale();
    setFailedUrl(url);
  };

  if (state !== 'ready' || url === null || (failedUrl !== null && failedUrl === url)) {
    const text = state === 'failed' || failedUrl !== null ? t('attachment.failed') : t('attachment.fetching');
    return (
      <div className={css.file} data-state={state}>
        <Icon name={kind === 'image' || kind === 'sticker' ? 'image' : 'file'} />
        <span className={css.fileText}>
          <strong>{name}</strong>
          <span>{text}</span>
        </span>
      </div>
    );
  }
  switch (kind) {
    case 'image':
    case 'sticker':
      return (
        <>
          <button
            type="button"
            className={css.image}
            data-kind={kind}
            onClick={() => setOpen(true)}
            aria-label={t('attachment.open', { name })}
          >
            <img src={url} alt={name} loading="lazy" decoding="async" onError={failed} />
          </button>
          {open && (
            <Suspense>
              <Lightbox url={url} name={name} onClose={() => setOpen(false)} />
            </Suspense>
          )}
        </>
      );
    case 'audio':
      return <AudioPlayer url={url} onError={failed} />;
    case 'video':
      return (
        <video className={css.video} src={url} controls preload="metadata" onError={failed} aria-label={name}>
          <track kind="captions" />
        </video>
      );
    case 'document':
      return (
        <a className={css.file} href={url} target="_blank" rel="noopener noreferrer" download={attachment.name ?? true}>
          <span className={css.fileMark}>
            <Icon name="file" />
          </span>
          <span className={css.fileText}>
            <strong>{name}</strong>
            <span>
              {[extensionOf(name), attachment.size === null ? null : format.bytes(attachment.size)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <Icon name="download" size={18} />
        </a>
      );
  }
}

const extensionOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? '';
