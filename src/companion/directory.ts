// What AWS Organizations tells of accounts and units: free, held a day, and done without where it may not be asked.
import { type Aws, AwsError, type Caller, type Clock } from '#aws';
import type { AwsOutput } from '#aws/request';
import type { Organisation } from '#queries';

type Accounts = AwsOutput<'organizations:ListAccounts'>;
type Unit = AwsOutput<'organizations:DescribeOrganizationalUnit'>;

/** Names are worth this much waiting, units are asked for and worth all of it. What comes later is held for the next panel. */
const PATIENCE_MS = 3_000;

export interface DirectoryQuestion {
  /** Whether the paths of units are needed: a request for each, once a day. */
  readonly units: boolean;
  readonly signal: AbortSignal;
  readonly caller?: Caller;
}

export interface Directory {
  /** The same object as long as Organizations' answers are the same. Rejects with nothing but the caller's abort. */
  find(question: DirectoryQuestion): Promise<Organisation>;
}

/** Made once for each data source; remembers its last answer, so that frames drawn with it are found again. */
export function createDirectory(
  aws: Pick<Aws, 'send'>,
  { clock }: { readonly clock: Pick<Clock, 'after'> },
): Directory {
  const last = new Map<boolean, { readonly sources: readonly unknown[]; readonly organisation: Organisation }>();

  const same = (units: boolean, sources: readonly unknown[], make: () => Organisation): Organisation => {
    const held = last.get(units);
    if (held && held.sources.length === sources.length && held.sources.every((one, index) => one === sources[index])) {
      return held.organisation;
    }
    const organisation = make();
    last.set(units, { sources, organisation });
    return organisation;
  };

  return {
    async find({ units, signal, caller }) {
      const options = { signal, ...(caller && { caller }) };
      try {
        const asked = aws.send({ operation: 'organizations:ListAccounts', input: {} }, options);
        const { output } = await (units ? asked : inTime(asked, clock));
        const described = units ? await describeUnits(output) : [];
        return same(units, [output, ...described], () => toOrganisation(output, units ? described : undefined));
      } catch (thrown) {
        signal.throwIfAborted();
        const refused = thrown instanceof AwsError ? thrown.message : 'AWS Organizations could not be asked.';
        return same(units, [refused], () => ({ members: new Map(), refused }));
      }

      /** The first alone: where it is refused, the others would be too. */
      async function describeUnits(accounts: Accounts): Promise<readonly Unit[]> {
        const [first, ...others] = [...new Set(accounts.flatMap(({ Paths = [] }) => Paths.flatMap(unitIds)))].sort();
        const describe = async (id: string): Promise<readonly Unit[]> => {
          const request = {
            operation: 'organizations:DescribeOrganizationalUnit',
            input: { OrganizationalUnitId: id },
          } as const;
          return [(await aws.send(request, options)).output];
        };
        const orNothing = (id: string): Promise<readonly Unit[]> => describe(id).catch(() => []);
        try {
          return first === undefined
            ? []
            : [...(await describe(first)), ...(await Promise.all(others.map(orNothing))).flat()];
        } catch {
          signal.throwIfAborted();
          return [];
        }
      }
    },
  };
}

/** Rejects when it takes too long; a request on its way goes on. */
async function inTime<T>(asked: Promise<T>, clock: Pick<Clock, 'after'>): Promise<T> {
  let cancel: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(PATIENCE_MS, () => reject(new Error('AWS Organizations takes long')));
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    cancel?.();
  }
}

/** Paths read `o-…/r-…/ou-…/ou-…/<account>/`. */
function unitIds(path: string): readonly string[] {
  return path.split('/').filter((part) => part.startsWith('ou-'));
}

/** A unit whose name is not known is called by its id; an account without a path has no unit. */
function toOrganisation(accounts: Accounts, units: readonly Unit[] | undefined): Organisation {
  const names = new Map(units?.map(({ id, name }) => [id, name]));
  const members = accounts.flatMap(({ Id, Name = '', Paths: [path] = [] }) => {
    const unit =
      units && path !== undefined ? ['Root', ...unitIds(path).map((id) => names.get(id) || id)].join('/') : undefined;
    return Id ? [[Id, { name: Name, ...(unit !== undefined && { unit }) }] as const] : [];
  });
  return { members: new Map(members) };
}
