/** An IPv6 address goes into brackets (RFC 3986 3.2.2). */
export function httpAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
