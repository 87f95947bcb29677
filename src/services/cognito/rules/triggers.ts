import type { Rule, Violation } from '../../../core/rules/contract.ts';

/** Steps at which Cognito calls a function, as keys of LambdaConfig that hold an ARN. */
const STEPS = [
  'PreSignUp', 'PostConfirmation', 'PreAuthentication', 'PostAuthentication', 'PreTokenGeneration', 'CustomMessage', 'UserMigration',
  'DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse',
];

/** Where the connection says nothing. */
const FIRST_STEP = 'PreSignUp';

export const triggerInvalid: Rule = {
  id: 'cognito.trigger-step-invalid',
  severity: 'error',
  title: { en: 'A trigger stands at a step that does not exist or is taken', ko: '없거나 이미 쓰인 단계의 트리거' },
  why: { en: 'Cognito calls functions at a fixed set of steps, and one function at each.', ko: 'Cognito는 정해진 단계에서만, 단계마다 함수 하나만 호출합니다.' },
  source: { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-lambdaconfig.html', asOf: '2026-11-21' },
  services: ['cognito.user-pool'],
  unfixable: { en: 'Which step is meant is not in the design.', ko: '어떤 단계를 의도했는지는 설계에 나와 있지 않습니다.' },
  check: (node, { outgoing, resolve }) => {
    const taken = new Map<string, string>();
    return outgoing(node, 'trigger').flatMap(({ connection }): readonly Violation[] => {
      const step = resolve.string(connection.with, 'on') ?? FIRST_STEP;
      const holder = taken.get(step);
      if (holder === undefined) taken.set(step, connection.id);
      const where = { connection: connection.id, path: ['with', 'on'] };
      if (!STEPS.includes(step)) {
        return [{ ...where, message: { en: `“${step}” is not a step of a user pool. There are ${STEPS.join(', ')}.`, ko: `‘${step}’은(는) 사용자 풀의 단계가 아닙니다. 가능한 단계: ${STEPS.join(', ')}` } }];
      }
      return holder === undefined ? [] : [{
        ...where,
        message: {
          en: `“${holder}” is called at ${step} already, and a step has one function. Name another under with: { on: … }.`,
          ko: `‘${holder}’ 연결이 이미 ${step} 단계에서 호출됩니다. 한 단계에는 함수가 하나뿐입니다. with: { on: … }에 다른 단계를 적으세요.`,
        },
      }];
    });
  },
};
