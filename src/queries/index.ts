// The door `#queries`.
export type { CostMetric, CostQuery } from './cost/model';
export type {
  ChoiceField,
  ChoiceOption,
  ChoiceSource,
  DimensionsField,
  EditorField,
  FiltersField,
  GroupByField,
  NumberField,
  PickField,
  SwitchField,
  TextField,
} from './fields';
export type { ForecastQuery } from './forecast/model';
export { ALL, type Interpolated, interpolateFilters, interpolateQuery, type Replace } from './interpolate';
export type {
  Answer,
  OutsideFact,
  PanelQuery,
  QueryContext,
  QueryExample,
  QueryIssue,
  QueryKind,
  StoredQuery,
} from './kind';
export { migrate, SCHEMA_VERSION } from './migrate';
export { type ParsedQuery, type ParseOptions, parseQuery } from './parse';
export { findKind, kinds } from './registry';
export { isToBeResolved } from './resolving';
export { filterExpression } from './shared/filter-expression';
export { absentWord, keyOfLabel, labelName, labelValue } from './shared/group-key';
export { invertFilter, longestFilter } from './shared/invert-filter';
export { type Filter, filterSchema, FILTER_OPERATORS, type GroupKey, KEY_TYPES, type KeyType } from './shared/key';
export { isUnit, type Organisation, UNIT, unitOf, unitsOf } from './shared/organisation';
export { resolveUnits } from './shared/unit-filter';
export { TAGGABLE } from './tags/as-cost';
export type { TagsQuery } from './tags/model';
export type { UsageQuery } from './usage/model';
export { knownMetrics } from './usage/units';
export {
  isUnrestricted,
  parseVariableQuery,
  takesKey,
  VARIABLE_LISTS,
  variableKey,
  type VariableList,
  type VariableQuery,
} from './variable-query';
export { findUnreplaced, isVariable, variableName } from './variables';
