import { Secret, TOTP } from 'otpauth';
import type { Context } from '../../context.ts';
import { spendTotpStep } from '../../db/totp.ts';

/** RFC 6238 with the values that every app knows: SHA-1 (as HMAC, unbroken), 6 digits, 30 seconds. RFC 4226 4 asks for 160 bits. */
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** One step to either side: clocks of telephones (RFC 6238 5.2). */
const WINDOW = 1;

export function makeTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the app reads as a QR code. */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** Whether the code is right now, and was never used: a code that somebody has looked over counts no second time. */
export async function spendTotpCode(ctx: Context, accountId: string, secret: string, code: string): Promise<boolean> {
  const now = ctx.clock.now().getTime();
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now, window: WINDOW });
  if (delta === null) return false;
  return spendTotpStep(ctx.db, accountId, Math.floor(now / 1000 / PERIOD_S) + delta);
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Rechnungsweg',
    label,
    secret: Secret.fromBase32(secret),
    period: PERIOD_S,
    digits: 6,
    algorithm: 'SHA1',
  });
}
