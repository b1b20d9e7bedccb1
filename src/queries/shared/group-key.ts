// PURE. The keys of a group as AWS prints them → labels and words for people.
import type { GroupKey } from './key';

/** A label's name: `SERVICE`, `tag:team`, `category:BusinessUnit`. A tag may be called like a dimension. */
export function labelName(group: GroupKey): string {
  switch (group.type) {
    case 'DIMENSION':
      return group.key;
    case 'TAG':
      return `tag:${group.key}`;
    case 'COST_CATEGORY':
      return `category:${group.key}`;
  }
}

/** The key of a label's name: what `labelName` prints, read again. */
export function keyOfLabel(label: string): GroupKey {
  const [, sort, key] = /^(tag|category):(.+)$/s.exec(label) ?? [];
  return sort && key ? { type: sort === 'tag' ? 'TAG' : 'COST_CATEGORY', key } : { type: 'DIMENSION', key: label };
}

/**
 * `web` of `team$web`, `us-east-1` of `us-east-1`; words in brackets for what is not there.
 * Split behind the known key: both key and value may hold a `$` of their own. Never empty: alerting drops empty labels.
 */
export function labelValue(group: GroupKey, printed: string): string {
  if (group.type === 'DIMENSION') {
    return printed === '' || /^No(Region|AZ|InstanceType|Operation|UsageType|ResourceId)$/.test(printed)
      ? '(none)'
      : printed;
  }
  const value = printed.startsWith(`${group.key}$`) ? printed.slice(group.key.length + 1) : printed;
  return value === '' ? absentWord(group) : value;
}

/** What a group without this tag or category is called. */
export function absentWord(group: GroupKey): string {
  return group.type === 'COST_CATEGORY' ? '(uncategorised)' : '(untagged)';
}

/** Whether AWS says that the tag or category is not there. */
export function isAbsent(group: GroupKey, printed: string): boolean {
  return group.type !== 'DIMENSION' && (printed === '' || printed === `${group.key}$`);
}
