import { finite, flag, jsonObject, listOf, oneOf, type Rule, shape, text, whole } from './check-json';
import type { FieldConfig } from './field';
import type { Fail } from './frame-error';

const shown = shape({ text, color: text, index: whole });

const shownByValue: Rule = (value, path, fail) => {
  jsonObject(value, path, fail);
  Object.entries(value as object).forEach(([key, one]) => shown(one, `${path}[${JSON.stringify(key)}]`, fail));
};

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
  mappings: listOf(shape({ type: oneOf('value'), options: shownByValue }, ['type', 'options'])),
  color: shape({ mode: text, fixedColor: text }, ['mode']),
  custom: jsonObject,
};

const config = shape(configRules);

export function checkConfig(value: FieldConfig | undefined, path: string, fail: Fail): void {
  if (value !== undefined) {
    config(value, path, fail);
  }
}
