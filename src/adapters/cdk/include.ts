import { hasKeys, isObject, own, type JsonObject } from '../../core/model/json.ts';
import type { CdkLanguage } from './languages.ts';

type Written = Exclude<CdkLanguage, 'go'>;

/**
 * Whether only the template itself says all of it. The class that cdk-from-cfn writes evaluates conditions and mappings
 * while the app runs, when parameters and the Region have no value yet: what depends on them would not be made.
 */
export function needsTemplate(template: JsonObject): boolean {
  return ['Conditions', 'Mappings', 'Rules', 'Transform'].some((section) => {
    const value = own(template, section);
    return isObject(value) ? hasKeys(value) : value !== undefined;
  });
}

/** Where the class looks for the template. */
export const TEMPLATE_FILE: Readonly<Record<Written, string>> = { typescript: 'lib/template.json', python: 'template.json', java: 'template.json', csharp: 'template.json' };

const ABOUT = 'Makes what template.json says, under its logical ids; getResource of the template gives each resource to change.';

const CLASSES: Readonly<Record<Written, (className: string) => readonly string[]>> = {
  typescript: (className) => [
    "import { join } from 'node:path';", "import * as cdk from 'aws-cdk-lib';", "import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';", '',
    `/** ${ABOUT} */`, `export class ${className} extends cdk.Stack {`, '  public readonly template: CfnInclude;', '',
    '  public constructor(scope: cdk.App, id: string, props: cdk.StackProps = {}) {', '    super(scope, id, props);',
    "    this.template = new CfnInclude(this, 'Template', { templateFile: join(__dirname, 'template.json') });", '  }', '}',
  ],
  python: (className) => [
    'from pathlib import Path', '', 'from aws_cdk import Stack', 'from aws_cdk.cloudformation_include import CfnInclude', 'from constructs import Construct', '', '',
    `class ${className}(Stack):`, `    """${ABOUT.replace('getResource', 'get_resource')}"""`, '',
    '    def __init__(self, scope: Construct, construct_id: str, props: dict, **kwargs) -> None:', '        super().__init__(scope, construct_id, **kwargs)',
    '        self.template = CfnInclude(self, "Template", template_file=str(Path(__file__).with_name("template.json")))',
  ],
  java: (className) => [
    'package com.myorg;', '', 'import software.amazon.awscdk.Stack;', 'import software.amazon.awscdk.StackProps;', 'import software.amazon.awscdk.cloudformation.include.CfnInclude;', 'import software.constructs.Construct;', '',
    `/** ${ABOUT} */`, `class ${className} extends Stack {`, '    private final CfnInclude template;', '',
    `    public ${className}(final Construct scope, final String id, final StackProps props) {`, '        super(scope, id, props);',
    '        this.template = CfnInclude.Builder.create(this, "Template").templateFile("template.json").build();', '    }', '',
    '    public CfnInclude getTemplate() {', '        return this.template;', '    }', '}',
  ],
  csharp: (className) => [
    'using Amazon.CDK;', 'using Amazon.CDK.CloudFormation.Include;', 'using Constructs;', '',
    `namespace ${className}`, '{', `    public class ${className}Props : StackProps { }`, '', `    /// <summary>${ABOUT}</summary>`, `    public class ${className} : Stack`, '    {', '        public CfnInclude Template { get; }', '',
    `        public ${className}(Construct scope, string id, ${className}Props props = null) : base(scope, id, props)`, '        {',
    '            Template = new CfnInclude(this, "Template", new CfnIncludeProps { TemplateFile = "template.json" });', '        }', '    }', '}',
  ],
};

/** A class that includes the template as it is. */
export function includingClass(className: string, language: Written): string {
  return CLASSES[language](className).join('\n');
}
