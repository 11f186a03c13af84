/**
 * Where to go after signing in, as an address within these pages; null for everything else. The link may come from anybody, and what
 * a browser makes of an address is not what it looks like: it drops tabs and line ends and takes "\" for "/".
 */
export function ownPath(wanted: string | null, origin = location.origin): string | null {
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, origin)) return null;
  const url = new URL(wanted, origin);
  const path = url.pathname + url.search;
  return url.origin === origin && !path.startsWith('//') ? path : null;
}
