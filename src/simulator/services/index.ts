import type { Service } from '../wire/wire';
import { cloudWatch } from './cloudwatch';
import { costExplorer } from './cost-explorer';
import { organizations } from './organizations';
import type { SimulatorState } from './state';
import { sts } from './sts';

/** Every service the simulator speaks; a new one is a folder and a line here. */
export const services: readonly Service<SimulatorState>[] = [costExplorer, ...cloudWatch, organizations, sts];
