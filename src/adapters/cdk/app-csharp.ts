import { VERSIONS } from './languages.ts';
import { literal, quoted } from './literals.ts';
import { parameterFields, readme } from './app-typescript.ts';
import type { StackSource } from './stack.ts';

/** An app for .NET 8 and later. */
export function csharpApp(source: StackSource): readonly (readonly [path: string, text: string])[] {
  return [
    ['src/App/Program.cs', appFile(source)],
    [`src/App/${source.className}.cs`, `${source.code.trimEnd()}\n`],
    ['src/App/App.csproj', [
      '<Project Sdk="Microsoft.NET.Sdk">', '  <PropertyGroup>', '    <OutputType>Exe</OutputType>', '    <TargetFramework>net8.0</TargetFramework>', '    <RollForward>Major</RollForward>', '  </PropertyGroup>',
      '  <ItemGroup>', `    <PackageReference Include="Amazon.CDK.Lib" Version="${VERSIONS.library}" />`, `    <PackageReference Include="Constructs" Version="[${VERSIONS.constructs},11.0.0)" />`, '  </ItemGroup>', '</Project>', '',
    ].join('\n')],
    ['cdk.json', `${JSON.stringify({ app: 'dotnet run --project src/App/App.csproj' }, null, 2)}\n`],
    ['README.md', readme(source.className, ['dotnet build src/App', `npx aws-cdk@${VERSIONS.cli} synth`, `npx aws-cdk@${VERSIONS.cli} deploy`])],
  ];
}

function appFile({ className, name, description, parameters, overrides }: StackSource): string {
  const props = [...(description === '' ? [] : [`    Description = ${quoted(description, 'csharp')},`]), ...parameters.map((parameter) => `    ${pascal(parameter.variable)} = Fn.Ref(${quoted(parameter.name, 'csharp')}),`)];
  return [
    'using System.Collections.Generic;', 'using Amazon.CDK;', `using ${className};`, '',
    'var app = new App();',
    `var stack = new ${className}.${className}(app, ${quoted(name, 'csharp')}, new ${className}Props`, '{', ...props, '});',
    ...(parameters.length > 0 ? ['', '// Parameters of the template stay parameters: their values are given at deployment.'] : []),
    ...parameters.map((parameter) => `new CfnParameter(stack, ${quoted(parameter.name, 'csharp')}, new CfnParameterProps { ${parameterFields(parameter).map(([prop, value]) => `${pascal(prop)} = ${fieldOf(prop, value)}`).join(', ')} });`),
    ...(overrides.length > 0 ? ['', '// What the class does not carry.'] : []),
    ...overrides.map(({ resource, path, value }) => `((CfnResource)stack.Node.FindChild(${quoted(resource, 'csharp')})).AddOverride(${quoted(path, 'csharp')}, ${literal(value, 'csharp')});`),
    '', 'app.Synth();', '',
  ].join('\n');
}

function fieldOf(prop: string, value: Parameters<typeof literal>[0]): string {
  const written = literal(value, 'csharp');
  return prop === 'allowedValues' ? written.replace(/^new object\[\]/, 'new[]') : written;
}

function pascal(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
