import { AwsFault, validation } from '../../wire/aws-fault';

/**
 * What CloudWatch's validators found, one sentence a line. GetMetricData calls it ValidationError; the older operations
 * have a name for each sort.
 */
export const invalid = (...sentences: readonly string[]): AwsFault => validation(sentences.join('\n'));

/** AWS ends this sentence with a line break, as recorded by moto (tests of get_metric_data). */
export const isRequired = (parameter: string): string => `The parameter ${parameter} is required.\n`;

export const invalidValue = (message: string): AwsFault => new AwsFault('InvalidParameterValueException', message);

export const invalidCombination = (message: string): AwsFault =>
  new AwsFault('InvalidParameterCombinationException', message);

export const missing = (parameter: string): AwsFault =>
  new AwsFault('MissingRequiredParameterException', isRequired(parameter));
