import { useEffect } from 'react';
import { isEmpty, started, type AwsCostQuery } from './query';

/**
 * Stores the query we start with as soon as the editor shows it, as CloudWatch's editor does: alert rules and public
 * boards run what is stored, without asking the browser what a new query means.
 */
export function useStart(query: AwsCostQuery, onChange: (query: AwsCostQuery) => void): void {
  const isNew = isEmpty(query);
  useEffect(() => {
    if (isNew) {
      onChange(started(query));
    }
    // Once per new query: whoever does not store it must not be asked again with each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isNew]);
}
