/** Why the server cannot listen at this address, as one line in both languages; null: something else is wrong. */
export function explainAddress(error: unknown, host: string, port: number): string | null {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return (
        `Port ${port} ist belegt: beenden Sie das andere Programm oder setzen Sie PORT. / ` +
        `Port ${port} is in use: stop the other program or set PORT.`
      );
    case 'EACCES':
      return (
        `PORT: ${port} darf dieser Benutzer nicht öffnen. Nehmen Sie einen ab 1024, und leiten Sie davor um. / ` +
        `PORT: this user may not open ${port}. Take one from 1024, and redirect in front of it.`
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      return (
        `HOST: ${host} ist keine Adresse dieses Rechners (${code}). Setzen Sie 127.0.0.1, 0.0.0.0 oder eine seiner Adressen. / ` +
        `HOST: ${host} is no address of this machine (${code}). Set 127.0.0.1, 0.0.0.0 or one of its addresses.`
      );
    default:
      return null;
  }
}
