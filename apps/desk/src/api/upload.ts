import { currentLanguage } from '../i18n/language.js';
import { accessToken } from '../session/access-token.js';
import { apiRoot } from './http.js';
import { problemOf, Unreachable } from './problem.js';
import type { UploadedFile } from './types.js';

/** Uploads one file and tells how far it is. XMLHttpRequest, because fetch does not report what has been sent. */
export async function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadedFile> {
  const token = await accessToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    request.open('POST', `${apiRoot}/files`);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Accept-Language', currentLanguage());
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as UploadedFile);
      else reject(problemOf(request.status, request.response, request.getResponseHeader('retry-after')));
    });
    request.addEventListener('error', () => reject(new Unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
