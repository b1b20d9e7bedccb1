// PURE. What comes in the body of Grafana's own paths, parsed at once: it comes from a page.
import * as v from 'valibot';

const epochMs = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.number(), v.finite());

const queryBodySchema = v.object({
  from: epochMs,
  to: epochMs,
  queries: v.array(v.looseObject({ refId: v.string(), hide: v.optional(v.boolean()) })),
});

const settingsBodySchema = v.object({
  jsonData: v.optional(v.record(v.string(), v.unknown())),
  secureJsonData: v.optional(v.record(v.string(), v.string())),
});

export interface QueryBody {
  /** Epoch ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The rest of each is for the query's own parser. */
  readonly queries: readonly { readonly refId: string; readonly hide?: boolean }[];
}

/** The body of `POST /api/ds/query`, or undefined when it is not of its form. */
export function readQueryBody(json: unknown): QueryBody | undefined {
  const parsed = v.safeParse(queryBodySchema, json);
  return parsed.success
    ? { fromMs: parsed.output.from, toMs: parsed.output.to, queries: parsed.output.queries }
    : undefined;
}

/** The body of `PUT /api/datasources/uid/<uid>`, or undefined when it is not of its form. Values are checked where they are used. */
export function readSettingsBody(json: unknown): v.InferOutput<typeof settingsBodySchema> | undefined {
  const parsed = v.safeParse(settingsBodySchema, json);
  return parsed.success ? parsed.output : undefined;
}
