// The resources of a data source, the same at both doors: spend, preview, refresh, and the live choices.
import { PluginError } from '#plugin-sdk';
import { readAskedQuery } from './asked-query';
import type { Instance } from './instance';
import { findMetricChoices } from './metric-choices';
import { pricePlannerCheck, runPlannerCheck } from './planner-check';
import { previewQuery } from './preview';
import { refreshQuery } from './refresh';
import { findChoices } from './resources';

export interface ResourceCall {
  readonly method: string;
  /** Without a slash in front. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** Grafana's role of whoever calls; empty when nobody is signed in. */
  readonly role: string;
}

/**
 * `GET spend`, `POST preview`, `POST refresh`, `GET check-planner` (its price), `POST check-planner`, and the paths of `findMetricChoices` and `findChoices` → what becomes the JSON body.
 * Throws PluginError 404, 405, 403 or 400; rejects with AwsError.
 */
export async function answerResource(
  instance: Instance,
  { method, path, query, body, role }: ResourceCall,
  asking: { nowMs: number; signal: AbortSignal },
): Promise<unknown> {
  switch (path) {
    case 'spend':
      return instance.aws.spend();
    case 'preview':
      onlyPost(method, path);
      return await previewQuery(instance, readAskedQuery(body), asking);
    case 'refresh':
      onlyPost(method, path);
      return await refreshQuery(instance, readAskedQuery(body), { ...asking, role });
    case 'check-planner':
      return method === 'POST' ? await runPlannerCheck(instance, { ...asking, role }) : pricePlannerCheck(instance);
    default:
      return (
        (await findMetricChoices(instance, path, { query, ...asking })) ??
        (await findChoices(instance, path, { query, ...asking }))
      );
  }
}

/** A link or an image in a page must not be able to spend. */
function onlyPost(method: string, path: string): void {
  if (method !== 'POST') {
    throw new PluginError(`The resource "${path}" is asked by POST.`, { status: 405, source: 'downstream' });
  }
}
