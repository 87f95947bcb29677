import { check, type Check } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import type { Json, Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';

/** Checks of the design's own structure against the catalogue. AWS documents none of them, so they carry no source. */
export const CHECKS = {
  unknownQuota: check('account.unknown-quota', 'warning', 'The account names a limit that does not exist', '없는 한도를 적은 계정'),
  badQuota: check('account.invalid-quota', 'error', 'A quota of the account is not a number', '숫자가 아닌 계정 할당량'),
  hardQuota: check('account.hard-limit', 'warning', 'The account raises a limit that AWS does not raise', 'AWS가 높여 주지 않는 한도를 높인 계정'),
  unknownKind: check('connection.unknown-kind', 'error', 'A connection names a kind that does not exist', '없는 종류를 가리키는 연결'),
  notPossible: check('connection.not-possible', 'error', 'Two nodes cannot be connected this way', '이렇게 연결할 수 없는 두 노드'),
  notModelled: check('connection.not-modelled', 'info', 'A connection is drawn but stands for nothing in CloudFormation', '그려지기만 하고 CloudFormation에는 나타나지 않는 연결'),
  unknownRoute: check('connection.unknown-route', 'error', 'A connection names a route that the API does not have', 'API에 없는 경로를 가리키는 연결'),
  routeTaken: check('connection.route-taken', 'error', 'Two connections serve the same route', '같은 경로를 처리하는 두 연결'),
  authorizedTwice: check('connection.authorized-twice', 'error', 'Two authorizers stand before the same route', '같은 경로 앞에 있는 두 권한 부여자'),
  unknownBehaviour: check('connection.unknown-behaviour', 'error', 'A connection names a behaviour that the distribution does not have', '배포에 없는 동작을 가리키는 연결'),
  behaviourTaken: check('connection.behaviour-taken', 'error', 'Two origins stand behind the same behaviour', '같은 동작 뒤에 있는 두 오리진'),
  noAccess: check('connection.no-access', 'warning', 'A connection to data allows nothing', '아무것도 허용하지 않는 데이터 연결'),
  unknownAccess: check('connection.unknown-access', 'error', 'A connection asks for an access that the target does not know', '대상이 알지 못하는 접근을 요청하는 연결'),
  unknownReference: check('connection.unknown-reference', 'error', 'An environment variable asks for a value that the target does not have', '대상에 없는 값을 요청하는 환경 변수'),
  envTaken: check('connection.env-taken', 'error', 'Two connections set the same environment variable', '같은 환경 변수를 설정하는 두 연결'),
  tooMany: check('connection.too-many', 'error', 'A node has more connections of a kind than it takes', '한 종류의 연결이 허용된 수보다 많은 노드'),
  noEffect: check('connection.key-without-effect', 'warning', 'A connection has a key that its kind does not use', '연결의 종류가 쓰지 않는 키를 가진 연결'),
} as const satisfies Readonly<Record<string, Check>>;

/** Every structural check, for docs/rules.md and for the ids that `ignore` may name. */
export const STRUCTURE_CHECKS: readonly Check[] = Object.values(CHECKS);

/** A finding of a structural check about one connection; `below` leads from the connection to the place. */
export function aboutConnection(check: Check, connection: string, below: Path, message: Text, repair?: Repair): Finding {
  return finding(check, { connection }, ['connections', connection, ...below], message, repair);
}

function finding(check: Check, owner: Pick<Finding, 'connection'>, path: Path, message: Text, repair?: Repair): Finding {
  const written = Array.isArray(repair?.value) ? repair.value.join(', ') : String(repair?.value);
  const title = repair?.value === undefined ? REMOVE : { en: `Change to “${written}”`, ko: `‘${written}’(으)로 바꾸기` };
  return { rule: check.id, severity: check.severity, message, ...owner, path, ...(repair ? { fix: { title, path, value: repair.value } } : {}) };
}

/** What the value at the place should be instead; undefined where it should go. */
export interface Repair {
  readonly value: Json | undefined;
}

const REMOVE: Text = { en: 'Remove it', ko: '지우기' };

/** ` Did you mean “x”?` and the repair that says so, or nothing. */
export function didYouMean(candidate: string | undefined): Text & { readonly repair?: Repair } {
  if (candidate === undefined) return { en: '', ko: '' };
  return { en: ` Did you mean “${candidate}”?`, ko: ` ‘${candidate}’을(를) 뜻했나요?`, repair: { value: candidate } };
}
