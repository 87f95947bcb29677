import { VERSIONS } from './languages.ts';
import { quoted } from './literals.ts';
import { readme } from './app-typescript.ts';
import type { StackSource } from './stack.ts';

/**
 * An app in Go. cdk-from-cfn as it is published writes no Go, so the stack includes the template, as the CDK's
 * `cloudformation-include` does; `GetResource` gives each resource to change.
 */
export function goApp(source: StackSource): readonly (readonly [path: string, text: string])[] {
  return [
    ['main.go', mainFile(source)],
    ['template.json', `${JSON.stringify(source.template, null, 2)}\n`],
    ['go.mod', ['module app', '', 'go 1.23', '', 'require (', `\tgithub.com/aws/aws-cdk-go/awscdk/v2 v${VERSIONS.library}`, `\tgithub.com/aws/constructs-go/constructs/v10 v${VERSIONS.constructs}`, `\tgithub.com/aws/jsii-runtime-go v${VERSIONS.jsii}`, ')', ''].join('\n')],
    ['cdk.json', `${JSON.stringify({ app: 'go run .' }, null, 2)}\n`],
    ['README.md', readme(source.className, ['go mod tidy', `npx aws-cdk@${VERSIONS.cli} synth`, `npx aws-cdk@${VERSIONS.cli} deploy`])],
  ];
}

function mainFile({ className, name }: StackSource): string {
  return [
    'package main', '', 'import (', '\t"github.com/aws/aws-cdk-go/awscdk/v2"', '\t"github.com/aws/aws-cdk-go/awscdk/v2/cloudformationinclude"', '\t"github.com/aws/constructs-go/constructs/v10"', '\t"github.com/aws/jsii-runtime-go"', ')', '',
    `// New${className} makes the resources of template.json under their logical ids.`,
    `func New${className}(scope constructs.Construct, id string) (awscdk.Stack, cloudformationinclude.CfnInclude) {`,
    '\tstack := awscdk.NewStack(scope, &id, nil)',
    '\ttemplate := cloudformationinclude.NewCfnInclude(stack, jsii.String("Template"), &cloudformationinclude.CfnIncludeProps{TemplateFile: jsii.String("template.json")})',
    '\treturn stack, template', '}', '',
    'func main() {', '\tdefer jsii.Close()', '\tapp := awscdk.NewApp(nil)', `\tNew${className}(app, ${quoted(name, 'go')})`, '\tapp.Synth(nil)', '}', '',
  ].join('\n');
}
