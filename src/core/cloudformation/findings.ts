import type { Connection, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Text } from '../model/text.ts';
import type { Origin } from './contract.ts';

/**
 * The findings of the template builder: what could not be built, and what to do about it. What is wrong
 * with the design itself (unknown access, a variable given twice, a route that nothing answers) is found
 * by `core/rules`, and once is enough.
 */

/** Whether the template builder itself found it, and not a service that could not be built yet. */
export function isOfBuilder({ rule }: Finding): boolean {
  return OF_BUILDER.has(rule);
}

const OF_BUILDER: ReadonlySet<string> = new Set(['bad-logical-id', 'duplicate-logical-id', 'connection-not-built', 'env-not-used', 'circular-reference', 'description-too-long'].map((rule) => `cloudformation.${rule}`));

function finding(rule: string, severity: Finding['severity'], origin: Origin, message: Text): Finding {
  return { rule: `cloudformation.${rule}`, severity, ...origin, message };
}

function owner(origin: Origin): string {
  return origin.path.join('.');
}

export function badLogicalId(logicalId: string, origin: Origin): Finding {
  return finding('bad-logical-id', 'error', origin, {
    en: `'${logicalId}' cannot be a logical id: CloudFormation takes letters and digits, at most 255. The resource is left out. Set logicalId.`,
    ko: `'${logicalId}'은(는) 논리적 ID가 될 수 없습니다. CloudFormation은 영문자와 숫자 255자까지만 받습니다. 이 리소스는 제외되었습니다. logicalId를 지정하세요.`,
  });
}

export function duplicateLogicalId(logicalId: string, origin: Origin, other: Origin): Finding {
  return finding('duplicate-logical-id', 'error', origin, {
    en: `The logical id ${logicalId} is already taken by ${owner(other)}, so this resource is left out. Set another id, or logicalId on one of the nodes.`,
    ko: `논리적 ID ${logicalId}은(는) 이미 ${owner(other)}에서 사용하므로 이 리소스는 제외되었습니다. 다른 ID를 쓰거나 한쪽 노드에 logicalId를 지정하세요.`,
  });
}

export function connectionNotBuilt(connection: Connection, origin: Origin): Finding {
  return finding('connection-not-built', 'warning', origin, {
    en: `The template has nothing for the connection ${connection.id}: its two ends do not say how they meet. Write the resource under template.Resources and name it in realizedBy.`,
    ko: `연결 ${connection.id}에 해당하는 내용이 템플릿에 없습니다. 양쪽 노드가 어떻게 이어지는지 정해져 있지 않습니다. template.Resources에 리소스를 쓰고 realizedBy에 그 이름을 적으세요.`,
  });
}

/** A node that a transform makes has no place in the file where a connection could be written. */
export function endIsGenerated({ id }: Connection, { id: node }: Node, origin: Origin): Finding {
  return finding('connection-not-built', 'warning', origin, {
    en: `The template has nothing for the connection ${id}: ${node} is made by the transform, from what another resource says. Write it there, or make a node of your own.`,
    ko: `연결 ${id}에 해당하는 내용이 템플릿에 없습니다. ${node}은(는) 다른 리소스의 설정에서 변환이 만듭니다. 그 설정에 쓰거나 노드를 따로 만드세요.`,
  });
}

export function environmentUnused(connection: Connection, origin: Origin): Finding {
  return finding('env-not-used', 'warning', origin, {
    en: `${connection.from} has no environment variables, so env of ${connection.id} has no effect. Remove it.`,
    ko: `${connection.from}에는 환경 변수가 없어 ${connection.id}의 env는 효과가 없습니다. 제거하세요.`,
  });
}

export function parameterUnused(name: string, shown: boolean): Finding {
  return finding('parameter-not-used', 'info', { path: ['parameters', name] }, {
    en: shown
      ? `Nothing uses the parameter ${name}; the template only repeats it as an output. Use it with !Ref ${name}, or remove it.`
      : `Nothing uses the parameter ${name}, so the template leaves it out. Use it with !Ref ${name}, or remove it.`,
    ko: shown
      ? `매개변수 ${name}을(를) 사용하는 곳이 없어 템플릿은 출력으로만 보여 줍니다. !Ref ${name}(으)로 사용하거나 제거하세요.`
      : `매개변수 ${name}을(를) 사용하는 곳이 없어 템플릿에서 제외했습니다. !Ref ${name}(으)로 사용하거나 제거하세요.`,
  });
}

export function circular(ids: readonly string[], origin: Origin): Finding {
  const ring = [...ids, ids[0] ?? ''].join(' → ');
  return finding('circular-reference', 'error', origin, {
    en: `CloudFormation cannot create these resources, since each needs the next one first: ${ring}. Take one reference out, for example an environment variable.`,
    ko: `다음 리소스는 서로를 먼저 필요로 하므로 CloudFormation이 만들 수 없습니다: ${ring}. 환경 변수 등 참조 하나를 제거하세요.`,
  });
}

/** A resource has one policy: a second one, with what a connection needs, would take the place of the one that is written. */
export function policyByHand({ id }: Node, part: string): Finding {
  return finding('connection-not-built', 'warning', { node: id, path: ['nodes', id, 'parts', part] }, {
    en: `${id} has the policy ${part}, and a second one would take its place: what a connection to ${id} needs is left out. Add a statement to ${part}.`,
    ko: `${id}에는 정책 ${part}이(가) 있어 두 번째 정책을 만들면 그 자리를 차지합니다. ${id} 연결에 필요한 내용은 제외했습니다. ${part}에 문을 추가하세요.`,
  });
}

/** A node that is exported word for word names no role, and SAM makes none for it. */
export function roleNotKnown({ id }: Node): Finding {
  return finding('role-not-in-template', 'warning', { node: id, path: ['nodes', id] }, {
    en: `${id} names no role of this template, so what its connections need cannot be granted. Grant it where the role is made.`,
    ko: `${id}에 이 템플릿의 역할이 지정되어 있지 않아 연결에 필요한 권한을 부여할 수 없습니다. 역할을 만드는 곳에서 권한을 부여하세요.`,
  });
}

export function descriptionCut(): Finding {
  return finding('description-too-long', 'warning', { path: ['description'] }, {
    en: 'The description is longer than the 1,024 bytes that CloudFormation takes; the template has its beginning.',
    ko: '설명이 CloudFormation 한도인 1,024바이트보다 길어 템플릿에는 앞부분만 넣었습니다.',
  });
}
