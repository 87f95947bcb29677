import { didYouMean } from '../../../core/document/did-you-mean.ts';
import { logicalIdOf, nameOf, type Node } from '../../../core/model/design.ts';
import { isObject, own, type Json, type Path } from '../../../core/model/json.ts';
import type { Edge, Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { placeIn } from '../definition/place.ts';
import { filledIn, placeholdersIn } from '../definition/placeholders.ts';
import { EMPTY, starterFor } from '../definition/starter.ts';
import { resourceOf, statesOf } from '../definition/states.ts';
import { substitutionName, usersOf } from '../definition/uses.ts';
import { definitionOf, type Definition } from '../definition/written.ts';
import { PERMISSIONS, STATE_MACHINE } from './sources.ts';

export const unknownName: Rule = {
  id: 'stepfunctions.unknown-name',
  severity: 'error',
  title: { en: 'A definition uses a name that nothing gives a value', ko: '값이 없는 이름을 쓰는 정의' },
  why: {
    en: 'What stands as ${Name} is put in when the stack is made, by a connection or by DefinitionSubstitutions. Without either it stays as it is, and the task fails.',
    ko: '${Name}은 스택을 만들 때 연결이나 DefinitionSubstitutions의 값으로 바뀝니다. 둘 다 없으면 그대로 남아 작업이 실패합니다.',
  },
  source: STATE_MACHINE,
  check: (node, context) => {
    const definition = definitionOf(node);
    if (definition.kind !== 'read') return [];
    const known = knownNames(node, context);
    const seen = new Set<string>();
    return textsWithPlaces(definition.machine, []).flatMap(({ text, path }) => placeholdersIn(text).flatMap(({ name, by }) => {
      if (by !== 'substitution' || known.has(name) || seen.has(name)) return [];
      seen.add(name);
      return [unknown(node, name, { text, path, known, definition })];
    }));
  },
};

/** Names that connections and DefinitionSubstitutions give. */
function knownNames(node: Node, { outgoing, catalog }: RuleContext): ReadonlySet<string> {
  const substitutions = own(node.properties, 'DefinitionSubstitutions');
  return new Set([
    ...outgoing(node).flatMap(({ to, connection }) => [
      ...(catalog.kind(to.service)?.ports.references ?? []).map((reference) => substitutionName(logicalIdOf(to), reference)),
      ...Object.keys(connection.env),
    ]),
    ...(isObject(substitutions) ? Object.keys(substitutions) : []),
  ]);
}

interface Place {
  readonly text: string;
  readonly path: Path;
  readonly known: ReadonlySet<string>;
  readonly definition: Definition;
}

function unknown(node: Node, name: string, { text, path, known, definition }: Place): Violation {
  const guess = didYouMean(name, [...known]);
  const place = placeIn(definition, path);
  const corrected = filledIn(text, (placeholder) => `\${${placeholder.name === name ? guess : placeholder.name}}`);
  return {
    ...place,
    message: guess === undefined
      ? { en: `Nothing gives “\${${name}}” a value. Connect “${nameOf(node)}” to what it stands for, or add it to DefinitionSubstitutions.`, ko: `‘\${${name}}’의 값이 없습니다. ‘${nameOf(node)}’ 노드를 해당 리소스에 연결하거나 DefinitionSubstitutions에 추가하세요.` }
      : { en: `Nothing gives “\${${name}}” a value. Did you mean “\${${guess}}”?`, ko: `‘\${${name}}’의 값이 없습니다. ‘\${${guess}}’을(를) 뜻했나요?` },
    ...(guess !== undefined && !definition.isText && !text.includes('${=')
      ? { fix: { title: { en: `Write \${${guess}}`, ko: `\${${guess}}(으)로 바꾸기` }, path: place.path ?? [], value: corrected } }
      : {}),
  };
}

function textsWithPlaces(value: Json, path: Path): readonly { readonly text: string; readonly path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item, at) => textsWithPlaces(item, [...path, at]));
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => textsWithPlaces(item, [...path, key])) : [];
}

/** Whether no state does anything: what a new machine begins with. */
function isIdle({ machine }: Definition): boolean {
  return statesOf({ machine }).every(({ type }) => type === 'Pass' || type === 'Succeed');
}

export const doesNothing: Rule = {
  id: 'stepfunctions.definition-does-nothing',
  severity: 'warning',
  title: { en: 'A definition that only passes its input on', ko: '입력을 넘기기만 하는 정의' },
  why: {
    en: 'The state machine is connected to something, but no state of it calls anything.',
    ko: '상태 머신이 다른 노드에 연결되어 있지만 아무 상태도 호출하지 않습니다.',
  },
  source: STATE_MACHINE,
  check: (node, context) => {
    const definition = definitionOf(node);
    const connected = context.outgoing(node);
    if (definition.kind !== 'read' || connected.length === 0 || !isIdle(definition)) return [];
    const names = [...new Set(connected.map(({ to }) => nameOf(to)))];
    const starter = definition.isText ? EMPTY : starterFor(node, context);
    return [{
      path: definition.base,
      message: {
        en: `No state of “${nameOf(node)}” calls anything, though it is connected to ${names.map((name) => `“${name}”`).join(', ')}. Write the steps, or begin with a definition made from the connections.`,
        ko: `‘${nameOf(node)}’ 노드는 ${names.map((name) => `‘${name}’`).join(', ')}에 연결되어 있지만 아무 상태도 호출하지 않습니다. 단계를 작성하거나 연결에서 만든 정의로 시작하세요.`,
      },
      ...(starter === EMPTY ? {} : { fix: { title: { en: 'Write a definition from the connections', ko: '연결에서 정의 만들기' }, path: ['properties', 'Definition'], value: starter } }),
    }];
  },
};

export const unusedConnection: Rule = {
  id: 'stepfunctions.unused-connection',
  severity: 'warning',
  title: { en: 'A connection that no state uses', ko: '어떤 상태도 쓰지 않는 연결' },
  why: {
    en: 'The connection gives the role of the state machine a permission, but nothing in the definition needs it, and bill and traffic see no call.',
    ko: '연결은 상태 머신의 역할에 권한을 주지만 정의에서 쓰는 곳이 없고, 비용과 트래픽에도 호출이 잡히지 않습니다.',
  },
  source: STATE_MACHINE,
  unfixable: { en: 'Whether the state or the connection is missing its purpose is for you to decide.', ko: '상태를 추가할지 연결을 지울지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const definition = definitionOf(node);
    if (definition.kind !== 'read' || isIdle(definition)) return [];
    const states = statesOf(definition);
    return context.outgoing(node).filter(({ connection, to }) => !states.some(usersOf(node, connection, to))).map(({ connection, to }): Violation => ({
      connection: connection.id,
      message: {
        en: `No state of “${nameOf(node)}” names “${nameOf(to)}”. Use it in the definition, for example as \${${substitutionName(logicalIdOf(to), 'arn')}}, or remove the connection.`,
        ko: `‘${nameOf(node)}’의 어떤 상태도 ‘${nameOf(to)}’ 노드를 쓰지 않습니다. 정의에서 \${${substitutionName(logicalIdOf(to), 'arn')}}처럼 쓰거나 연결을 지우세요.`,
      },
    }));
  },
};

/** Actions of calls that do to data what their name says: `dynamodb:putItem`, `aws-sdk:s3:getObject`. */
const DATA_CALL = /^states:::(?:aws-sdk:)?(dynamodb|s3):((?:put|get|update|delete)(?:Item|Object)|query|scan|batchGetItem|batchWriteItem)$/;

export const accessMissing: Rule = {
  id: 'stepfunctions.access-missing',
  severity: 'error',
  title: { en: 'A state does what its connection does not allow', ko: '연결이 허용하지 않는 일을 하는 상태' },
  why: {
    en: 'The role of the state machine may do exactly what the access of its connections says. A call beyond that fails when it is made.',
    ko: '상태 머신의 역할은 연결의 access에 적힌 일만 할 수 있습니다. 그 밖의 호출은 실행 중에 실패합니다.',
  },
  source: PERMISSIONS,
  check: (node, context) => {
    const definition = definitionOf(node);
    if (definition.kind !== 'read') return [];
    const states = statesOf(definition);
    return context.outgoing(node, 'access').flatMap((edge) => {
      const uses = usersOf(node, edge.connection, edge.to);
      const needed = states.filter(uses).flatMap((state) => {
        const call = DATA_CALL.exec(resourceOf(state));
        const action = call && `${call[1]}:${(call[2] ?? '').charAt(0).toUpperCase()}${(call[2] ?? '').slice(1)}`;
        return action ? [{ name: state.name, action }] : [];
      });
      const lacking = needed.find(({ action }) => !allowed(node, edge, action, context));
      return lacking ? [lacks(edge, lacking, context)] : [];
    });
  },
};

/** Whether any connection between the two nodes allows the action. */
function allowed(node: Node, { to }: Edge, action: string, { outgoing, catalog }: RuleContext): boolean {
  const verbs = catalog.kind(to.service)?.ports.access;
  return outgoing(node, 'access').some((edge) => edge.to.id === to.id && edge.connection.access.some((verb) => own(verbs, verb)?.actions.includes(action) === true));
}

function lacks({ connection, to }: Edge, { name, action }: { readonly name: string; readonly action: string }, { catalog }: RuleContext): Violation {
  const verbs = Object.entries(catalog.kind(to.service)?.ports.access ?? {}).filter(([, grant]) => grant.actions.includes(action));
  const narrowest = verbs.sort(([, a], [, b]) => a.actions.length - b.actions.length)[0]?.[0];
  const access = narrowest === undefined ? undefined : [...connection.access, narrowest];
  return {
    connection: connection.id,
    path: ['access'],
    message: {
      en: `The state “${name}” calls ${action}, which the access [${connection.access.join(', ')}] to “${nameOf(to)}” does not allow.${narrowest === undefined ? '' : ` Add ${narrowest}.`}`,
      ko: `‘${name}’ 상태가 ${action}을(를) 호출하지만 ‘${nameOf(to)}’에 대한 access [${connection.access.join(', ')}]에는 그 권한이 없습니다.${narrowest === undefined ? '' : ` ${narrowest}을(를) 추가하세요.`}`,
    },
    ...(access === undefined ? {} : { fix: { title: { en: `Allow ${narrowest}`, ko: `${narrowest} 허용` }, path: ['access'], value: access } }),
  };
}
