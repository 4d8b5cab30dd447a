import { fileTypeFromBuffer } from 'file-type';

/** How many bytes are looked at. */
export const sniffedBytes = 4100;

// Old Office files share one container; only the name tells them apart, and none of them is ever shown in place.
const byExtension: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};
const plainTexts: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/plain',
  json: 'application/json',
};

const shownInPlace = /^(image\/(png|jpeg|gif|webp)|audio\/[\w.+-]+|video\/(mp4|webm|3gpp|ogg)|application\/pdf)$/;

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  try {
    // The last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/**
 * What a file is, by its content; its name decides only between kinds that look alike. What a browser might run (HTML,
 * SVG, scripts) is never called by its name.
 */
export async function contentTypeOf(head: Uint8Array, name: string): Promise<string> {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = await fileTypeFromBuffer(head);
  if (found?.mime === 'application/x-cfb') return byExtension[extension] ?? 'application/octet-stream';
  if (found && !/svg|html|xml|javascript/.test(found.mime)) {
    // Voice messages: Opus in Ogg.
    return found.mime.startsWith('audio/ogg') ? 'audio/ogg' : found.mime;
  }
  if (isText(head) && Object.hasOwn(plainTexts, extension)) return plainTexts[extension] ?? 'text/plain';
  return 'application/octet-stream';
}

/** Whether a browser may show it in place instead of saving it. */
export const mayBeShown = (contentType: string): boolean => shownInPlace.test(contentType);

/** A name without path, control characters or what breaks headers; at most 150 characters, never empty. */
export function safeName(raw: string): string {
  const last = raw.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    // eslint-disable-next-line no-control-regex -- these are what is to be removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069"<>|:*?;]/g, '_')
    .replace(/^\.+/, '')
    .trim();
  const [, stem = clean, extension = ''] = /^(.*?)(\.[^.]{1,10})?$/.exec(clean) ?? [];
  return `${stem.slice(0, 140)}${extension}` || 'file';
}
