import { VERSIONS } from './languages.ts';
import { literal, quoted } from './literals.ts';
import type { Override, Parameter, StackSource } from './stack.ts';

/** An app for Node, run by tsx. */
export function typescriptApp(source: StackSource): readonly (readonly [path: string, text: string])[] {
  const { className, code, name } = source;
  return [
    ['bin/app.ts', appFile(source)],
    ['lib/stack.ts', `${code.trimEnd().replace(/^( {2}public readonly \w+\??);$/gm, '$1: string;')}\n`],
    ['cdk.json', `${JSON.stringify({ app: 'npx tsx bin/app.ts' }, null, 2)}\n`],
    ['package.json', `${JSON.stringify({
      name: name.toLowerCase().replace(/[^a-z0-9-]+/g, '-'), private: true, scripts: { check: 'tsc --noEmit', synth: 'cdk synth', deploy: 'cdk deploy' },
      dependencies: { 'aws-cdk-lib': `^${VERSIONS.library}`, constructs: `^${VERSIONS.constructs}` },
      devDependencies: { '@types/node': `^${VERSIONS.nodeTypes}`, 'aws-cdk': `^${VERSIONS.cli}`, tsx: `^${VERSIONS.tsx}`, typescript: `^${VERSIONS.typescript}` },
    }, null, 2)}\n`],
    ['tsconfig.json', `${JSON.stringify({ compilerOptions: { target: 'ES2022', module: 'CommonJS', moduleResolution: 'Node10', lib: ['ES2022'], types: ['node'], strict: true, skipLibCheck: true, noEmit: true }, include: ['bin', 'lib'] }, null, 2)}\n`],
    ['README.md', readme(className, ['npm install', 'npx cdk synth', 'npx cdk deploy'])],
  ];
}

function appFile({ className, name, description, parameters, overrides }: StackSource): string {
  return [
    "import * as cdk from 'aws-cdk-lib';",
    `import { ${className} } from '../lib/stack';`,
    '',
    'const app = new cdk.App();',
    `const stack = new ${className}(app, ${quoted(name, 'typescript')}, {`,
    ...(description === '' ? [] : [`  description: ${quoted(description, 'typescript')},`]),
    ...parameters.map((parameter) => `  ${propOf(parameter)}: ${referTo(parameter)},`),
    '});',
    ...(parameters.length > 0 ? ['', '// Parameters of the template stay parameters: their values are given at deployment.', ...parameters.map(parameterLine)] : []),
    ...(overrides.length > 0 ? ['', '// What the class does not carry.', ...overrides.map(overrideLine)] : []),
    '',
  ].join('\n');
}

/** `ArtifactBucket` is the property `artifactBucket` of the class. */
export function propOf({ variable }: Parameter): string {
  return `${variable.charAt(0).toLowerCase()}${variable.slice(1)}`;
}

function referTo({ name, definition }: Parameter): string {
  const isText = !/^(?:Number|List<|CommaDelimitedList|AWS::SSM::Parameter::Value<(?:List|Comma))/.test(String(definition['Type']));
  return `cdk.Fn.ref(${quoted(name, 'typescript')})${isText ? '' : ' as any'}`;
}

const PARAMETER_FIELDS: readonly (readonly [template: string, prop: string])[] = [
  ['Type', 'type'], ['Default', 'default'], ['Description', 'description'], ['AllowedValues', 'allowedValues'], ['AllowedPattern', 'allowedPattern'], ['ConstraintDescription', 'constraintDescription'],
  ['MinLength', 'minLength'], ['MaxLength', 'maxLength'], ['MinValue', 'minValue'], ['MaxValue', 'maxValue'], ['NoEcho', 'noEcho'],
];

/** The fields of a parameter as the CDK calls them. */
export function parameterFields({ definition }: Parameter): readonly (readonly [prop: string, value: NonNullable<Parameter['definition'][string]>])[] {
  return PARAMETER_FIELDS.flatMap(([key, prop]) => {
    const value = Object.hasOwn(definition, key) ? definition[key] : undefined;
    return value === undefined || value === null ? [] : [[prop, value] as const];
  });
}

function parameterLine(parameter: Parameter): string {
  const fields = parameterFields(parameter).map(([prop, value]) => `${prop}: ${literal(value, 'typescript')}`).join(', ');
  return `new cdk.CfnParameter(stack, ${quoted(parameter.name, 'typescript')}, { ${fields} });`;
}

function overrideLine({ resource, path, value }: Override): string {
  return `(stack.node.findChild(${quoted(resource, 'typescript')}) as cdk.CfnResource).addOverride(${quoted(path, 'typescript')}, ${literal(value, 'typescript')});`;
}

/** How the app is run, the same in all languages but for the commands. */
export function readme(className: string, commands: readonly string[]): string {
  return [
    `# ${className}`, '',
    'This CDK app was written from a design by Serverless Canvas, through cdk-from-cfn. It makes the same resources under the same',
    'logical ids as the exported template, so it can take over a stack that was deployed from it. From here on it is yours: what you',
    'change here does not come back into the design.', '',
    '```sh', ...commands, '```', '',
  ].join('\n');
}
