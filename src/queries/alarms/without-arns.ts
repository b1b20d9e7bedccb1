// PURE. AWS writes ARNs into reasons and rules, and an ARN holds an account's number: public dashboards show frames to everybody.

/** `arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu-high` → `cpu-high`, anywhere in a text; of other things what follows the account. */
export function withoutArns(text: string): string {
  return text.replace(
    /arn:[\w-]*:[\w-]*:[\w-]*:\d*:([^\s"'(),[\]{}]*)/g,
    (_, resource: string) => resource.replace(/^(?:alarm|log-group):/, '').replace(/:\*$/, '') || 'resource',
  );
}
