import { VERSIONS } from './languages.ts';
import { literal, quoted } from './literals.ts';
import { parameterFields, readme } from './app-typescript.ts';
import type { StackSource } from './stack.ts';

const FOLDER = 'src/main/java/com/myorg';

/** An app for Java 17 and later, built by Maven. */
export function javaApp(source: StackSource): readonly (readonly [path: string, text: string])[] {
  return [
    [`${FOLDER}/Main.java`, appFile(source)],
    [`${FOLDER}/${source.className}.java`, `${source.code.trimEnd()}\n`],
    ['cdk.json', `${JSON.stringify({ app: 'mvn -e -q compile exec:java' }, null, 2)}\n`],
    ['pom.xml', pom(source.name)],
    ['README.md', readme(source.className, ['mvn -q compile', `npx aws-cdk@${VERSIONS.cli} synth`, `npx aws-cdk@${VERSIONS.cli} deploy`])],
  ];
}

/** The class takes the parameters one by one, in the order of the template. */
function appFile({ className, name, description, parameters, overrides }: StackSource): string {
  const props = ['app', quoted(name, 'java'), `StackProps.builder()${description === '' ? '' : `.description(${quoted(description, 'java')})`}.build()`, ...parameters.map((parameter) => `Fn.ref(${quoted(parameter.name, 'java')})`)];
  return [
    'package com.myorg;', '', 'import java.util.List;', 'import java.util.Map;', '',
    'import software.amazon.awscdk.App;', 'import software.amazon.awscdk.CfnParameter;', 'import software.amazon.awscdk.CfnResource;', 'import software.amazon.awscdk.Fn;', 'import software.amazon.awscdk.StackProps;', '',
    'public final class Main {',
    '    public static void main(final String[] args) {',
    '        final App app = new App();',
    `        final ${className} stack = new ${className}(${props.join(',\n                ')});`,
    ...(parameters.length > 0 ? ['', '        // Parameters of the template stay parameters: their values are given at deployment.'] : []),
    ...parameters.map((parameter) => `        CfnParameter.Builder.create(stack, ${quoted(parameter.name, 'java')})${parameterFields(parameter).map(([prop, value]) => `.${prop === 'default' ? 'defaultValue' : prop}(${literal(value, 'java')})`).join('')}.build();`),
    ...(overrides.length > 0 ? ['', '        // What the class does not carry.'] : []),
    ...overrides.map(({ resource, path, value }) => `        ((CfnResource) stack.getNode().findChild(${quoted(resource, 'java')})).addOverride(${quoted(path, 'java')}, ${literal(value, 'java')});`),
    '', '        app.synth();', '    }', '}', '',
  ].join('\n');
}

function pom(name: string): string {
  const artifact = name.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  const dependency = (group: string, id: string, version: string): string => `    <dependency>\n      <groupId>${group}</groupId>\n      <artifactId>${id}</artifactId>\n      <version>${version}</version>\n    </dependency>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', '<project xmlns="http://maven.apache.org/POM/4.0.0">', '  <modelVersion>4.0.0</modelVersion>',
    '  <groupId>com.myorg</groupId>', `  <artifactId>${artifact}</artifactId>`, '  <version>0.1</version>',
    '  <properties>', '    <maven.compiler.release>17</maven.compiler.release>', '    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>', '    <exec.mainClass>com.myorg.Main</exec.mainClass>', '  </properties>',
    '  <dependencies>', dependency('software.amazon.awscdk', 'aws-cdk-lib', VERSIONS.library), dependency('software.constructs', 'constructs', VERSIONS.constructs), '  </dependencies>', '</project>', '',
  ].join('\n');
}
