import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/model/json.ts';
import type { CdkLanguage } from './languages.ts';
import { literal } from './literals.ts';
import { writeCdkApp } from './write.ts';

const template: JsonObject = {
  Description: 'Orders, and "what" became of them',
  Parameters: { Stage: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'prod'] } },
  Resources: {
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': 'jobs-${Stage}' }, FromTheFuture: { On: true, At: [1, { Ref: 'Stage' }] } }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
};

function filesOf(language: CdkLanguage): ReadonlyMap<string, string> {
  const app = writeCdkApp(template, 'orders-app', language);
  if (!app.ok) throw new Error(app.error.message.en);
  return new Map(app.value);
}

describe('a CDK app', () => {
  it.each([
    ['typescript', ['bin/app.ts', 'lib/stack.ts', 'cdk.json', 'package.json', 'tsconfig.json', 'README.md']],
    ['python', ['app.py', 'stack.py', 'cdk.json', 'pyproject.toml', 'README.md']],
    ['java', ['src/main/java/com/myorg/Main.java', 'src/main/java/com/myorg/OrdersAppStack.java', 'cdk.json', 'pom.xml', 'README.md']],
    ['go', ['main.go', 'template.json', 'go.mod', 'cdk.json', 'README.md']],
    ['csharp', ['src/App/Program.cs', 'src/App/OrdersAppStack.cs', 'src/App/App.csproj', 'cdk.json', 'README.md']],
  ] as const)('in %s is these files', (language, paths) => {
    expect([...filesOf(language).keys()]).toEqual(paths);
  });

  it('keeps parameters as parameters, and properties that are newer than cdk-from-cfn', () => {
    const app = filesOf('typescript').get('bin/app.ts') ?? '';
    expect(app).toContain("  stage: cdk.Fn.ref('Stage'),\n");
    expect(app).toContain("new cdk.CfnParameter(stack, 'Stage', { type: 'String', default: 'dev', allowedValues: ['dev', 'prod'] });\n");
    expect(app).toContain("(stack.node.findChild('Jobs') as cdk.CfnResource).addOverride('Properties.FromTheFuture', { 'On': true, 'At': [1, { 'Ref': 'Stage' }] });\n");
  });

  it('keeps what holds data in every language that drops it otherwise', () => {
    expect(filesOf('python').get('app.py')).toContain('stack.node.find_child("Jobs").add_override("DeletionPolicy", "Retain")\n');
    expect(filesOf('java').get('src/main/java/com/myorg/Main.java')).toContain('((CfnResource) stack.getNode().findChild("Jobs")).addOverride("DeletionPolicy", "Retain");\n');
    expect(filesOf('csharp').get('src/App/Program.cs')).toContain('((CfnResource)stack.Node.FindChild("Jobs")).AddOverride("DeletionPolicy", "Retain");\n');
  });

  const clashing: JsonObject = {
    Parameters: { Env: { Type: 'String' } },
    Resources: {
      Groups: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Sub': '/${Env}/${Logs}' } } },
      Logs: { Type: 'AWS::S3::Bucket', DependsOn: ['1st'] },
      '1st': { Type: 'AWS::SQS::Queue' },
      New: { Type: 'AWS::SQS::Queue' },
      URLThing: { Type: 'AWS::SQS::Queue' },
      UrlThing: { Type: 'AWS::SQS::Queue' },
    },
    Outputs: { Node: { Value: { 'Fn::GetAtt': ['Logs', 'Arn'] } }, LogsBucketName: { Value: { Ref: 'Logs' } } },
  };
  const codeOf = (language: CdkLanguage, path: string): string => {
    const app = writeCdkApp(clashing, 'names', language);
    return app.ok ? new Map(app.value).get(path) ?? '' : app.error.message.en;
  };

  it('calls variables otherwise where modules, words of the language or each other have the name, and leaves the ids', () => {
    const stack = codeOf('typescript', 'lib/stack.ts');
    for (const line of [
      "import * as logs from 'aws-cdk-lib/aws-logs';", 'readonly envParameter: string;',
      "const logsBucket = new s3.CfnBucket(this, 'Logs', {", "const queue1st = new sqs.CfnQueue(this, '1st', {", 'logsBucket.addDependency(queue1st);',
      "const newQueue = new sqs.CfnQueue(this, 'New', {", "const urlThing = new sqs.CfnQueue(this, 'URLThing', {", "const urlThingQueue = new sqs.CfnQueue(this, 'UrlThing', {",
      'logGroupName: `/${props.envParameter!}/${logsBucket.ref}`,', 'public readonly nodeOutput: string;', "new cdk.CfnOutput(this, 'CfnOutputNode', {", "key: 'Node',",
    ]) expect(stack).toContain(line);
    expect(codeOf('typescript', 'bin/app.ts')).toContain("envParameter: cdk.Fn.ref('Env'),");
  });

  it('does so in every language by its own words', () => {
    expect(codeOf('python', 'stack.py')).toContain("logsBucket = s3.CfnBucket(self, 'Logs',");
    expect(codeOf('java', 'src/main/java/com/myorg/NamesStack.java')).toContain('CfnQueue newQueue = CfnQueue.Builder.create(this, "New")');
    expect(codeOf('java', 'src/main/java/com/myorg/NamesStack.java')).toContain('CfnBucket logs = CfnBucket.Builder.create(this, "Logs")');
    expect(codeOf('csharp', 'src/App/NamesStack.cs')).toContain('var newQueue = new CfnQueue(this, "New",');
    expect(codeOf('csharp', 'src/App/Program.cs')).toContain('EnvParameter = Fn.Ref("Env"),');
  });

  it.each([
    ['typescript', 'lib/stack.ts', 'lib/template.json', "new CfnInclude(this, 'Template', { templateFile: join(__dirname, 'template.json') })"],
    ['python', 'stack.py', 'template.json', 'CfnInclude(self, "Template", template_file=str(Path(__file__).with_name("template.json")))'],
    ['java', 'src/main/java/com/myorg/DependentStack.java', 'template.json', 'CfnInclude.Builder.create(this, "Template").templateFile("template.json").build()'],
    ['csharp', 'src/App/DependentStack.cs', 'template.json', 'new CfnInclude(this, "Template", new CfnIncludeProps { TemplateFile = "template.json" })'],
  ] as const)('in %s includes a template with conditions, which have no value while the app runs', (language, path, file, code) => {
    const dependent: JsonObject = { Parameters: { Stage: { Type: 'String' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } }, Resources: { Jobs: { Type: 'AWS::SQS::Queue', Condition: 'IsProd' } } };
    const app = writeCdkApp(dependent, 'dependent', language);
    const files = new Map(app.ok ? app.value : []);
    expect(files.get(path)).toContain(code);
    expect(JSON.parse(files.get(file) ?? '')).toEqual(dependent);
  });

  it.each([
    ['typescript', 'lib/stack.ts', 'providerArns: ['], ['python', 'stack.py', 'provider_arns = ['],
    ['java', 'src/main/java/com/myorg/ApiStack.java', '.providerArns('], ['csharp', 'src/App/ApiStack.cs', ' ProviderArns = '],
  ] as const)('in %s calls ARNs as the CDK does', (language, path, name) => {
    const app = writeCdkApp({ Resources: { Users: { Type: 'AWS::ApiGateway::Authorizer', Properties: { Name: 'users', RestApiId: 'x', Type: 'COGNITO_USER_POOLS', ProviderARNs: ['arn'] } } } }, 'api', language);
    expect(new Map(app.ok ? app.value : []).get(path)).toContain(name);
  });

  it('in Python takes the parameters in an argument of their own', () => {
    const stack = filesOf('python').get('stack.py') ?? '';
    expect(stack).toContain('construct_id: str, props: dict, **kwargs)');
    expect(stack).not.toContain('kwargs.get');
  });

  it('is refused with the reason for what cdk-from-cfn cannot read', () => {
    const app = writeCdkApp({ Resources: { X: { Properties: { A: 1 } } } }, 'x', 'typescript');
    expect(app.ok ? '' : app.error.code).toBe('cdk.not-written');
  });
});

describe('a value as an expression', () => {
  const value = { a: [1, true, null], 'b"': "it's" };
  it.each([
    ['typescript', "{ 'a': [1, true, null], 'b\"': 'it\\'s' }"],
    ['python', '{"a": [1, True, None], "b\\"": "it\'s"}'],
    ['java', 'Map.ofEntries(Map.entry("a", List.of(1, true, null)), Map.entry("b\\"", "it\'s"))'],
    ['go', 'map[string]interface{}{"a": []interface{}{1, true, nil}, "b\\"": "it\'s"}'],
    ['csharp', 'new Dictionary<string, object> { ["a"] = new object[] { 1, true, null }, ["b\\""] = "it\'s" }'],
  ] as const)('of %s', (language, written) => {
    expect(literal(value, language)).toBe(written);
  });
});
