// The simulator asked directly: what it takes is AWS's time, whoever asks.
import { createHttpClient } from './http-client';

const HEADERS = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'AWSInsightsIndexService.GetCostAndUsage',
  'x-amz-date': '20261120T000000Z',
  // The simulator looks at the form only.
  authorization: `AWS4-HMAC-SHA256 Credential=AKIABENCH/20261120/us-east-1/ce/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
};

export interface Walk {
  /** Of all pages together; reading the tokens is not counted. */
  readonly ms: number;
  readonly pages: number;
  readonly rows: number;
}

export interface SimulatorClient {
  /** GetCostAndUsage, page after page. Throws on anything but 200. */
  walk(input: object): Promise<Walk>;
  close(): void;
}

export function createSimulatorClient(url: string): SimulatorClient {
  const http = createHttpClient(url, HEADERS);
  return {
    async walk(input) {
      let token: string | undefined;
      let total = 0;
      let pages = 0;
      let rows = 0;
      do {
        const { ms, body } = await http.ask('/', { body: JSON.stringify({ ...input, NextPageToken: token }) });
        const page = JSON.parse(body.toString()) as { NextPageToken?: string; ResultsByTime: { Groups: unknown[] }[] };
        token = page.NextPageToken;
        total += ms;
        pages += 1;
        rows += page.ResultsByTime.reduce((sum, { Groups }) => sum + Groups.length, 0);
      } while (token !== undefined);
      return { ms: total, pages, rows };
    },
    close: () => http.close(),
  };
}
