import type { Held } from '../../core/simulation/held.ts';
import { Environments } from '../../core/simulation/environments.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { limits } from './limits.ts';

/** Concurrency that the functions of an account share. */
export interface Account {
  running: number;
  /** What is not reserved for single functions. */
  unreserved: number;
  /** Requests a second that callers who wait may make. */
  readonly requests: TokenBucket;
}

/** Executions of an account: its concurrency, less what its functions reserve. */
export function accountOf(concurrency: number, reserved: number): Account {
  const rate = concurrency * limits['requests-per-environment'].value;
  return { running: 0, unreserved: Math.max(0, concurrency - reserved), requests: new TokenBucket(rate, rate) };
}

export interface FunctionLimits {
  /** Executions at once of this function alone; undefined: what the account leaves. */
  readonly reserved: number | undefined;
  /** Environments that are always there. */
  readonly provisioned: number;
  readonly idleMs: number;
  /** What these limits are to the user. */
  readonly held?: { readonly concurrency: Held; readonly scaling: Held };
  /** New environments: at once, and a second. */
  readonly scaling: { readonly burst: number; readonly perSecond: number };
}

/** 1,000 environments every 10 s for each function, refilled continuously. */
export const SCALING = { burst: limits['scaling-rate'].value, perSecond: limits['scaling-rate'].value / 10 };

const SCALES: Held = { limit: 'lambda.scaling-rate', value: limits['scaling-rate'].value };

/** An environment that is always there has no number of its own. */
export const PROVISIONED = -2;
/** Turned away. */
export const NONE = -1;

/** Who may run: the environments of one function within its limits and those of the account. */
export class Admission {
  declare readonly environments: Environments;
  cold = false;
  invocations = 0;
  /** Runs that provisioned concurrency serves now. */
  private provisioned = 0;
  private declare readonly limits: FunctionLimits;
  private declare readonly account: Account;
  private declare readonly scaling: TokenBucket;
  private running = 0;
  /** What turned the last call away. */
  declare held: Held;

  constructor(functionLimits: FunctionLimits, account: Account) {
    this.limits = functionLimits;
    this.account = account;
    this.held = functionLimits.held?.concurrency ?? SCALES;
    this.environments = new Environments(functionLimits.idleMs);
    this.scaling = new TokenBucket(functionLimits.scaling.perSecond, functionLimits.scaling.burst);
  }

  /** An environment for a run, or NONE; `cold` says whether it had to be started. */
  take(now: number): number {
    this.cold = false;
    const { reserved, provisioned } = this.limits;
    if (this.provisioned < provisioned && (reserved === undefined || this.running < reserved)) {
      this.provisioned++;
      this.start();
      return PROVISIONED;
    }
    if (reserved === undefined ? this.account.running >= this.account.unreserved : this.running >= reserved) return this.refuse(this.limits.held?.concurrency);
    let environment = this.environments.take(now);
    if (environment < 0) {
      if (!this.scaling.take(now)) return this.refuse(this.limits.held?.scaling);
      environment = this.environments.start(now);
      this.cold = true;
    }
    if (reserved === undefined) this.account.running++;
    this.start();
    return environment;
  }

  private refuse(held: Held = SCALES): number {
    this.held = held;
    return NONE;
  }

  private start(): void {
    this.running++;
    this.invocations++;
  }

  /** The run is over. */
  release(environment: number, now: number): void {
    this.running--;
    if (environment === PROVISIONED) {
      this.provisioned--;
      return;
    }
    if (this.limits.reserved === undefined) this.account.running--;
    this.environments.release(environment, now);
  }
}
