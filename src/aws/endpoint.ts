// PURE. What the "endpoint" setting means for each service; same readings as in Grafana's own AWS data sources.
import type { AwsService } from './operations';
import { hostLabelOf } from './region';

export interface Endpoint {
  /** Absolute URL; undefined: AWS's own host. */
  readonly url?: string;
  readonly fips: boolean;
}

const AWS_HOST = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws|amazonwebservices\.(eu|com\.cn))$/;

/**
 * - `-fips.` in the endpoint switches FIPS on and names no host: the SDK refuses both together.
 * - One of AWS's hosts serves only the service it names (`sts.eu-west-1.amazonaws.com`,
 * `vpce-1.ce.us-east-1.vpce.amazonaws.com`); `sts.` at the beginning does so on any host.
 * - Any other (a simulator, a gateway) serves all.
 * Throws TypeError when the text is no URL.
 */
export function endpointFor(service: AwsService, endpoint: string): Endpoint {
  const text = endpoint.trim();
  if (!text) {
    return { fips: false };
  }
  if (text.includes('-fips.')) {
    return { fips: true };
  }
  const url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  const labels = url.hostname.split('.');
  const mine = labels[0] === 'sts' || AWS_HOST.test(url.hostname) ? labels.includes(hostLabelOf(service)) : true;
  return mine ? { url: url.href, fips: false } : { fips: false };
}
