// HTTP with as little in between as Node allows: one connection, kept open, the answer's bytes as they come.
import { Agent, request as httpRequest } from 'node:http';

export interface HttpClient {
  /** `ms` is from the first byte sent to the last received. Rejects, with the answer's words, unless the status is 2xx. */
  ask(
    path: string,
    options?: { readonly method?: string; readonly body?: string },
  ): Promise<{ readonly ms: number; readonly body: Buffer }>;
  close(): void;
}

export function createHttpClient(url: string, headers: Readonly<Record<string, string>>): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: (path, { method = 'POST', body = '' } = {}) =>
      new Promise((resolve, reject) => {
        const askedAtMs = performance.now();
        const request = httpRequest(new URL(path, url), { agent, method, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const ms = performance.now() - askedAtMs;
            const answer = Buffer.concat(chunks);
            const { statusCode = 0 } = response;
            return statusCode >= 200 && statusCode < 300
              ? resolve({ ms, body: answer })
              : reject(new Error(`${method} ${path} answered ${statusCode}: ${answer.toString().slice(0, 500)}`));
          });
        });
        request.on('error', reject);
        request.end(body);
      }),
    close: () => agent.destroy(),
  };
}
