import { useEffect, useState } from 'react';
import { ApiProblem } from '../api/ApiProblem.ts';
import { requestHeaders } from '../api/request.ts';
import { openDocument, type OpenDocument } from './openDocument.ts';

type Stored = { readonly document: OpenDocument | null; readonly failed: boolean };

/** The last document that was opened: its tabs share it. */
let last: { readonly sha256: string; readonly document: Promise<OpenDocument> } | undefined;

/** The XML of a stored invoice, opened in the browser. `sha256` names the bytes: they never change. */
export function useStoredXml(id: string, sha256: string): Stored {
  const [state, setState] = useState<Stored & { readonly of: string }>({ document: null, failed: false, of: sha256 });
  useEffect(() => {
    let gone = false;
    if (last?.sha256 !== sha256) last = { sha256, document: fetchDocument(id) };
    last.document.then(
      (document) => !gone && setState({ document, failed: false, of: sha256 }),
      (error: unknown) => {
        last = undefined;
        if (!(error instanceof ApiProblem)) throw error;
        if (!gone) setState({ document: null, failed: true, of: sha256 });
      },
    );
    return () => {
      gone = true;
    };
  }, [id, sha256]);
  return state.of === sha256 ? state : { document: null, failed: false };
}

async function fetchDocument(id: string): Promise<OpenDocument> {
  const address = `/api/v1/invoices/${encodeURIComponent(id)}/document`;
  const answer = await fetch(address, { headers: requestHeaders(), credentials: 'same-origin' }).catch(() => null);
  if (!answer?.ok) throw new ApiProblem(answer?.status ?? 0, 'UNREACHABLE');
  return openDocument(new Uint8Array(await answer.arrayBuffer()));
}
