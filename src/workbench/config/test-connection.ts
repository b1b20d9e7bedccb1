import type { DataSource } from '../grafana/connect';

export interface TestResult {
  readonly severity: 'success' | 'error';
  readonly title: string;
  readonly details: string;
}

/** Saves, then asks the data source whether it works. A failed save is told in the same place as a failed test. */
export async function testConnection(save: () => Promise<DataSource>): Promise<TestResult> {
  try {
    const dataSource = await save();
    const { status, message, details } = await dataSource.testDatasource();
    return { severity: status === 'success' ? 'success' : 'error', title: message, details: verbose(details) };
  } catch (problem) {
    const { message, details, data } = problem as { message?: string; details?: unknown; data?: { message?: string } };
    return { severity: 'error', title: data?.message ?? message ?? 'The test failed', details: verbose(details) };
  }
}

/** What Grafana shows in the expandable part. */
function verbose(details: unknown): string {
  const { verboseMessage } = (details ?? {}) as { verboseMessage?: string };
  return verboseMessage ?? '';
}
