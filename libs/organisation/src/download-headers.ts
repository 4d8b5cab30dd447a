import { mayBeShown, type StoredFile } from '@guiche/platform/storage';

/** The headers of a file that somebody uploaded: it must never act as a page of ours, whatever is in it. */
export function downloadHeaders({ name, contentType, size }: StoredFile): Record<string, string | number> {
  const isShown = mayBeShown(contentType);
  const fileName = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    'content-type': isShown ? contentType : 'application/octet-stream',
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${fileName}`,
    'content-length': size,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  };
}
