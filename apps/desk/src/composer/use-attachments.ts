import { useCallback, useEffect, useRef, useState } from 'react';
import type { UploadedFile } from '../api/types.js';
import { uploadFile } from '../api/upload.js';
import { explain } from '../app/notices.js';
import { keepPreview } from '../conversation/pending.js';
import { uuid } from '../app/uuid.js';

export interface Picked {
  key: string;
  file: File;
  /** A picture of it made here, for images. */
  preview: string | null;
  share: number;
  uploaded: UploadedFile | null;
  problem: string | null;
}

/** Files chosen for the next message: uploaded at once, so that sending is only a few bytes later on. */
export function useAttachments() {
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const uploads = useRef(new Map<string, AbortController>());

  const change = useCallback((key: string, fields: Partial<Picked>) => {
    setPicked((all) => all.map((one) => (one.key === key ? { ...one, ...fields } : one)));
  }, []);

  const upload = useCallback(
    (one: Picked) => {
      const controller = new AbortController();
      uploads.current.set(one.key, controller);
      change(one.key, { share: 0, problem: null });
      uploadFile(one.file, (share) => change(one.key, { share }), controller.signal).then(
        (uploaded) => {
          if (one.preview !== null) keepPreview(uploaded.id, one.preview);
          change(one.key, { uploaded, share: 1 });
        },
        (error: unknown) => {
          if (!controller.signal.aborted) change(one.key, { problem: explain(error) });
        },
      );
    },
    [change],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      const fresh = [...files].map((file): Picked => ({
        key: uuid(),
        file,
        preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : null,
        share: 0,
        uploaded: null,
        problem: null,
      }));
      setPicked((all) => [...all, ...fresh]);
      fresh.forEach(upload);
    },
    [upload],
  );

  const remove = useCallback((key: string) => {
    uploads.current.get(key)?.abort();
    setPicked((all) => all.filter((one) => one.key !== key));
  }, []);

  useEffect(() => {
    const running = uploads.current;
    return () => running.forEach((controller) => controller.abort());
  }, []);

  return { picked, add, remove, retry: upload, clear: useCallback(() => setPicked([]), []) };
}
