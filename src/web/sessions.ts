// Who may talk to the web host: a link that opens once hands out a signed cookie. Nothing is stored, the signature is
// the proof, so cookies outlive a restart for as long as the data folder keeps its secret.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Sessions {
  /** A new one-time token; the one before it stops working. */
  issueToken(): string;
  /** Trades the current token for a cookie value; null when the token is unknown or already used. */
  redeem(token: string): string | null;
  /** The session id inside a cookie value; null unless this data folder signed it. */
  read(cookieValue: string): string | null;
}

export function createSessions(secret: Buffer): Sessions {
  let token: string | null = null;
  const sign = (id: string) => createHmac('sha256', secret).update(id).digest('base64url');
  return {
    issueToken() {
      token = randomBytes(32).toString('base64url');
      return token;
    },
    redeem(given) {
      if (token === null || !same(given, token)) return null;
      token = null;
      const id = randomBytes(16).toString('base64url');
      return `${id}.${sign(id)}`;
    },
    read(cookieValue) {
      const [id, signature, ...more] = cookieValue.split('.');
      if (!id || !signature || more.length > 0) return null;
      return same(signature, sign(id)) ? id : null;
    },
  };
}

/** The value of one cookie in a Cookie header. */
export function cookieIn(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
