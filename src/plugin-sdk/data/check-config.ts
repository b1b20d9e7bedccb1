import { finite, flag, jsonObject, listOf, type Rule, shape, text, whole } from './check-json';
import type { FieldConfig } from './field';
import type { Fail } from './frame-error';

export const configRules: Readonly<Record<keyof FieldConfig, Rule>> = {
  displayName: text,
  displayNameFromDS: text,
  description: text,
  unit: text,
  decimals: whole,
  min: finite,
  max: finite,
  interval: finite,
  filterable: flag,
  noValue: text,
  links: listOf(shape({ title: text, url: text, targetBlank: flag }, ['title', 'url'])),
  color: shape({ mode: text, fixedColor: text }, ['mode']),
  custom: jsonObject,
};

const config = shape(configRules);

export function checkConfig(value: FieldConfig | undefined, path: string, fail: Fail): void {
  if (value !== undefined) {
    config(value, path, fail);
  }
}
