import { VERSIONS } from './languages.ts';
import { literal, quoted } from './literals.ts';
import { parameterFields, propOf, readme } from './app-typescript.ts';
import type { StackSource } from './stack.ts';

/** An app for Python 3.10 and later. */
export function pythonApp(source: StackSource): readonly (readonly [path: string, text: string])[] {
  return [
    ['app.py', appFile(source)],
    ['stack.py', classFile(source.code)],
    ['cdk.json', `${JSON.stringify({ app: 'python3 app.py' }, null, 2)}\n`],
    ['pyproject.toml', [
      '[project]', `name = ${quoted(source.name.toLowerCase().replace(/[^a-z0-9-]+/g, '-'), 'python')}`, 'version = "0.1.0"', 'requires-python = ">=3.10"',
      `dependencies = ["aws-cdk-lib>=${VERSIONS.library},<3", "constructs>=${VERSIONS.constructs},<11"]`, '', '[tool.setuptools]', 'py-modules = ["app", "stack"]', '',
    ].join('\n')],
    ['README.md', readme(source.className, ['python3 -m venv .venv && . .venv/bin/activate', 'pip install .', `npx aws-cdk@${VERSIONS.cli} synth`, `npx aws-cdk@${VERSIONS.cli} deploy`])],
  ];
}

/** cdk-from-cfn hands the parameters on to the base class, which knows none of them: they come in an argument of their own. */
function classFile(code: string): string {
  return `${code.trimEnd()
    .replace('construct_id: str, **kwargs)', 'construct_id: str, props: dict, **kwargs)')
    .replace(/\n {4}# Applying default props\n {4}props = \{\n[^]*?\n {4}\}\n/, '\n')}\n`;
}

function appFile({ className, name, description, parameters, overrides }: StackSource): string {
  return [
    'import aws_cdk as cdk',
    `from stack import ${className}`,
    '',
    'app = cdk.App()',
    `stack = ${className}(app, ${quoted(name, 'python')}, {`,
    ...parameters.map((parameter) => `    ${quoted(propOf(parameter), 'python')}: cdk.Fn.ref(${quoted(parameter.name, 'python')}),`),
    `}${description === '' ? '' : `, description=${quoted(description, 'python')}`})`,
    ...(parameters.length > 0 ? ['', '# Parameters of the template stay parameters: their values are given at deployment.'] : []),
    ...parameters.map((parameter) => `cdk.CfnParameter(stack, ${[quoted(parameter.name, 'python'), ...parameterFields(parameter).map(([prop, value]) => `${snakeCase(prop)}=${literal(value, 'python')}`)].join(', ')})`),
    ...(overrides.length > 0 ? ['', '# What the class does not carry.'] : []),
    ...overrides.map(({ resource, path, value }) => `stack.node.find_child(${quoted(resource, 'python')}).add_override(${quoted(path, 'python')}, ${literal(value, 'python')})`),
    '',
    'app.synth()',
    '',
  ].join('\n');
}

function snakeCase(prop: string): string {
  return prop.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
