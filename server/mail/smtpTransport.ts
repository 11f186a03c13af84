import nodemailer from 'nodemailer';
import { killPoint } from '../killPoint.ts';
import type { SendResult, Transport } from './transport.ts';

/** Milliseconds of silence after which a connection counts as dead. RFC 5321 4.5.3.2 allows minutes for the end of DATA. */
const SILENCE = { connectionTimeout: 20_000, greetingTimeout: 30_000, socketTimeout: 120_000 };

/**
 * Sends through the mail server of SMTP_URL. smtps:// is TLS from the first byte with a checked certificate. smtp:// uses
 * STARTTLS where it is offered; with a login in the URL, or with ?tls=required, it is demanded and the certificate checked,
 * so that nobody in between reads the password. Loopback needs none. One connection per message: one that is kept open may
 * be dead without our knowing, and its message would wait a minute for nothing.
 */
export function smtpTransport(smtpUrl: string): Transport {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const required = url.searchParams.get('tls') === 'required' || (url.username !== '' && !isLoopback(url.hostname));
  const transporter = nodemailer.createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: required,
    // A mail server that is only offered STARTTLS by chance often has no certificate of its own: better than plain text.
    tls: { rejectUnauthorized: secure || required, minVersion: 'TLSv1.2' },
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    ...SILENCE,
  });
  return {
    async send(row, bytes, signal) {
      try {
        const info = await transporter.sendMail({
          envelope: { from: row.envelopeFrom, to: [row.recipient] },
          raw: bytes,
          signal,
        });
        killPoint('after-accept');
        return { end: 'accepted', reply: info.response };
      } catch (error) {
        return judge(error);
      }
    },
    close: () => transporter.close(),
  };
}

/** Replies with 5xx that are about us (login, order of commands), not about the message: RFC 4954 6, RFC 5321 4.2.3. */
const ABOUT_US: readonly unknown[] = [503, 530, 534, 535, 538];

/** What nodemailer puts on its errors. */
type SmtpError = { responseCode?: number; response?: string; code?: string; command?: string; message?: string };

/**
 * 5xx is final, but only as an answer about this message: what the server says about us (login, TLS, a greeting with 5xx) is
 * our trouble and may be mended. Everything else is tried again.
 */
function judge(error: unknown): SendResult {
  const { responseCode, response, code, command, message } = error as SmtpError;
  const reply = (response ?? `${code ?? ''} ${message ?? ''}`).slice(0, 1000);
  const aboutMessage = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
  const final =
    typeof responseCode === 'number' && responseCode >= 500 && aboutMessage && !ABOUT_US.includes(responseCode);
  return { end: final ? 'refused' : 'later', reply };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
