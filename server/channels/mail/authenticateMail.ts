import { Resolver } from 'node:dns/promises';
import { authenticate, type DNSResolver, type DKIMResult } from 'mailauth';
import type { MailAuthentication, MailRow } from '../../db/mails.ts';
import type { OpenedMail } from '../../pipeline/unpack/mailWorker.ts';

export type LookUp = DNSResolver;

/** Milliseconds; a name server that is silent must not hold up the mails of others. */
const PATIENCE = { timeout: 3_000, tries: 2 };

/** Asks the name servers of the machine. */
export function machineResolver(): LookUp {
  const resolver = new Resolver(PATIENCE);
  return async (domain, type) => (await resolver.resolve(domain, type)) as string[];
}

/** The name servers could not say; a later look may. */
class NamesUnavailable extends Error {}

/** An invoice does not wait for name servers for ever: after so many looks its sender counts as unproven. */
const MOST_LOOKS = 5;

type Mail = Pick<MailRow, 'peer' | 'envelopeFrom' | 'attempts'>;
type Verdict = Omit<MailAuthentication, 'signatures' | 'encrypted'>;

/**
 * Who vouches for the sender: DKIM (RFC 6376) and SPF (RFC 7208), and whether what passes belongs to the address in From (DMARC, RFC 7489).
 * border: the name by which the own mail server in front signs its Authentication-Results (RFC 8601); that server has seen the peer, we
 * have not. Throws NamesUnavailable.
 */
export async function authenticateMail(
  mail: Mail,
  bytes: Buffer,
  head: OpenedMail['head'],
  { lookUp, border }: { lookUp: LookUp; border: string | null },
): Promise<Verdict> {
  if (mail.peer?.local)
    return { by: 'local', dkim: 'none', spf: 'none', dmarc: 'none', fromProven: true, envelopeProven: true };
  const said = border === null ? null : readBorder(head.authenticationResults, border);
  if (said) return said;
  const { peer, envelopeFrom } = mail;
  const sender = envelopeFrom ?? head.returnPath ?? '';
  // behind a server of our own the peer is that server: nothing follows from its address
  const seen = peer && border === null ? { ip: peer.ip, helo: peer.helo } : null;
  const {
    dkim,
    spf: claimed,
    dmarc,
  } = await authenticate(bytes, {
    ...seen,
    ...(sender ? { sender } : {}),
    trustReceived: false,
    disableArc: true,
    disableBimi: true,
    rejectRsaSha1: true,
    minBitLength: 1024,
    resolver: lookUp,
  });
  // without a peer there is nothing that SPF could say
  const spf = seen && claimed;
  const results = [...dkim.results.map(({ status }) => status.result), spf ? spf.status.result : 'none'];
  const patient = mail.attempts < MOST_LOOKS;
  if (patient && !results.includes('pass') && results.some((result) => result.startsWith('temp')))
    throw new NamesUnavailable();
  const signed = dkim.results.filter(isWhole);
  const spfPasses = spf ? spf.status.result === 'pass' : false;
  const spfAligned = spfPasses && dmarc ? Boolean(dmarc.alignment?.spf?.result) : false;
  const dkimAligned = dkim.fromFields === 1 && signed.some(({ status }) => status.aligned);
  return {
    by: 'dns',
    dkim: signed.length > 0 ? 'pass' : (dkim.results[0]?.status.result ?? 'none'),
    spf: spf ? spf.status.result : 'none',
    dmarc: dmarc ? (dmarc.status?.result ?? 'none') : 'none',
    fromProven: dkim.fromFields === 1 && (dkimAligned || spfAligned),
    envelopeProven:
      sender !== '' && (spfPasses || signed.some(({ signingDomain }) => belongsTo(sender, signingDomain))),
  };
}

/** A signature over a part of the body (l=) says nothing about what somebody put behind it. */
function isWhole({ status, canonBodyLengthLimited, canonBodyLength, canonBodyLengthTotal }: DKIMResult): boolean {
  return status.result === 'pass' && (!canonBodyLengthLimited || canonBodyLength === canonBodyLengthTotal);
}

function belongsTo(address: string, domain: string | undefined): boolean {
  const own = domainOf(address);
  return domain !== undefined && own !== '' && (own === domain || own.endsWith(`.${domain}`));
}

function domainOf(address: string): string {
  return address.split('@').at(-1)?.toLowerCase() ?? '';
}

/** What the own server wrote; null: its line is missing. Only the first line counts: it is the last that was put on top. */
function readBorder(line: string | null, border: string): Verdict | null {
  if (line === null || line.split(';')[0]?.trim().split(/\s/)[0]?.toLowerCase() !== border.toLowerCase()) return null;
  const result = (method: string) =>
    new RegExp(`(?:^|[;\\s])${method}=(\\w+)`, 'i').exec(line)?.[1]?.toLowerCase() ?? 'none';
  const [dkim, spf, dmarc] = [result('dkim'), result('spf'), result('dmarc')];
  return { by: 'border', dkim, spf, dmarc, fromProven: dmarc === 'pass', envelopeProven: spf === 'pass' };
}
