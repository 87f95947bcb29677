import type { Text } from '../../core/model/text.ts';

/** Why a deployment stops, in words for the user. Thrown inside `src/node/deploy`; its entries answer with a value. */
export class DeployFault extends Error {
  readonly code: string;
  readonly text: Text;
  /** The node that it is about. */
  readonly node: string | undefined;

  constructor(code: string, text: Text, node?: string) {
    super(text.en);
    this.name = 'DeployFault';
    this.code = code;
    this.text = text;
    this.node = node;
  }
}

/**
 * Where a service that stands in for AWS does not know a call, says so; at AWS, hands the error on.
 *
 * @throws DeployFault for an answer that is none of AWS's.
 */
export async function orUnknown<T>(answer: Promise<T>, what: Text, endpoint: string | undefined): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (endpoint === undefined || isDeployFault(error) || !(error instanceof Error && ('$response' in error || '$fault' in error))) throw error;
    throw new DeployFault('deploy.endpoint-lacks', { en: `The service at ${endpoint} does not offer ${what.en}.`, ko: `${endpoint}의 서비스는 ${what.ko}을(를) 제공하지 않습니다.` });
  }
}

/** Whether it is one, of whichever bundle: each has a class of its own. */
export function isDeployFault(error: unknown): error is DeployFault {
  return error instanceof Error && error.name === 'DeployFault' && 'text' in error;
}
