// Who may speak to the HTTP door. Loopback alone is no fence: a web page in the user's browser reaches it too.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Responder } from './envelope';

export interface GuardOptions {
  /** Host names, without ports, by which the door may be addressed. */
  readonly allowedHosts: readonly string[];
  /** Asked for on every path but /health when set. */
  readonly token?: string;
}

export const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'] as const;

/**
 * Refuses another Host (DNS rebinding), a foreign Origin or site (another page's script or image) and, where a token is set,
 * whoever lacks it.
 * 403 for the first two, 401 for the last; the token is compared in constant time.
 */
export function guard({ allowedHosts, token }: GuardOptions, responder: Responder): MiddlewareHandler {
  const hosts = new Set(allowedHosts.map((host) => host.toLowerCase()));
  return async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase();
    if (!hosts.has(withoutPort(host))) {
      return responder.failed(c, 403, {
        code: 'forbidden',
        message: `This server does not answer for the host "${withoutPort(host)}". Add it to AWSCOST_ALLOWED_HOSTS if it should.`,
      });
    }
    const origin = c.req.header('origin');
    if (origin !== undefined && !isSameHost(origin, host)) {
      return responder.failed(c, 403, { code: 'forbidden', message: `Pages of ${origin} may not use this server.` });
    }
    // An image or a script tag of another page sends no Origin, but the browser says where it comes from. Absent: no browser, such as curl.
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return responder.failed(c, 403, {
        code: 'forbidden',
        message: 'Another page may not use this server: a question can cost money.',
      });
    }
    if (
      token !== undefined &&
      c.req.path !== '/health' &&
      !isSameSecret(bearerOf(c.req.header('authorization')), token)
    ) {
      const message = 'Send the header "Authorization: Bearer <token>" with the token of AWSCOST_TOKEN.';
      return responder.failed(c, 401, { code: 'unauthorized', message });
    }
    return next();
  };
}

/** Whether an address binds to this machine alone. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(\.\d{1,3}){3}$/.test(address);
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function isSameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host.toLowerCase() === host;
  } catch {
    return false; // `null`, as sandboxed pages send it
  }
}

function bearerOf(header: string | undefined): string {
  return /^Bearer (.+)$/i.exec(header ?? '')?.[1] ?? '';
}

/** Hashing first makes the lengths equal, so not even the length leaks. */
function isSameSecret(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
