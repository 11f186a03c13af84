/** Identifiers, hashes, paths in a document: even widths, breaks anywhere, no automatic translation. */
export function Code({ children }: { readonly children: string }) {
  return (
    <code className="rw-code" translate="no">
      {children}
    </code>
  );
}
