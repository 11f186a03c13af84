import { ApiProblem, problemFrom } from './ApiProblem.ts';
import { requestHeaders } from './request.ts';
import type { Receipt, UploadItem } from './contract.ts';

type Upload = {
  readonly file: File;
  /** the same for a repeat, so that it can never become a second invoice */
  readonly idempotencyKey: string;
  /** 0 to 1 */
  readonly onProgress: (progress: number) => void;
};

/** XMLHttpRequest, because fetch cannot tell how much of a body has gone. One file, or a ZIP with many. */
export function uploadFile({ file, idempotencyKey, onProgress }: Upload): Promise<readonly UploadItem[]> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/api/v1/invoices');
    for (const [name, value] of Object.entries(requestHeaders())) xhr.setRequestHeader(name, value);
    xhr.setRequestHeader('Idempotency-Key', idempotencyKey);
    xhr.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    xhr.onerror = () => reject(new ApiProblem(0, 'UNREACHABLE'));
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) resolve(readItems(xhr.responseText, file.name));
      else reject(problemFrom(xhr.status, xhr.responseText));
    };
    const form = new FormData();
    form.append('file', file);
    xhr.send(form);
  });
}

function readItems(body: string, fileName: string): readonly UploadItem[] {
  const answer = JSON.parse(body) as Receipt | readonly UploadItem[];
  return Array.isArray(answer) ? (answer as readonly UploadItem[]) : [{ ...(answer as Receipt), file: fileName }];
}
