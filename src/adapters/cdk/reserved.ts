import type { CdkLanguage } from './languages.ts';

/** Words that a language, or the class that cdk-from-cfn writes in it, has for something else; in small letters. */
export interface Reserved {
  /** In the constructor, where resources are variables. */
  readonly variables: ReadonlySet<string>;
  /** Where parameters of the template are handed over. */
  readonly props: ReadonlySet<string>;
  /** Members of the class, as outputs are. */
  readonly members: ReadonlySet<string>;
}

function words(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.join(' ').toLowerCase().split(/\s+/).filter((word) => word !== ''));
}

/** Of aws-cdk-lib 2.275.0, read from `core/lib/stack.d.ts` and `constructs` (2026-11-22). */
const STACK_PROPS = 'analyticsReporting crossRegionReferences description env notificationArns permissionsBoundary propertyInjectors stackName suppressTemplateIndentation synthesizer tags terminationProtection';
const STACK = `account addDependency addMetadata addPermissionsBoundaryAspect addStackDependency addStackTag addTransform allocateLogicalId artifactId availabilityZones bundlingRequired constructor
  dependencies env environment exportStringListValue exportValue formatArn getLogicalId isStack maxResources nested nestedStackParent nestedStackResource node notificationArns of parseArn partition region
  regionalFact removeStackTag renameLogicalId reportMissingContextKey resolve splitArn stackDependencyReasons stackId stackName synthesizer tags templateFile templateOptions terminationProtection
  toJsonString toString toYamlString urlSuffix with`;

const TYPESCRIPT = `arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface
  let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield`;
const PYTHON = 'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield self str super';
const JAVA = `abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for goto if implements import instanceof int interface long
  native new null package private protected public return short static strictfp super switch synchronized this throw throws transient true try void volatile while`;
const CSHARP = `abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach goto if
  implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string
  struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while`;

export const RESERVED: Readonly<Record<Exclude<CdkLanguage, 'go'>, Reserved>> = {
  typescript: { variables: words(TYPESCRIPT, 'cdk scope id props'), props: words(STACK_PROPS), members: words(STACK) },
  python: { variables: words(PYTHON, 'cdk scope constructId props kwargs'), props: words(), members: words(STACK) },
  java: { variables: words(JAVA, 'scope id props'), props: words(JAVA, 'scope id props'), members: words(JAVA, STACK) },
  csharp: { variables: words(CSHARP, 'scope id props'), props: words(STACK_PROPS), members: words(STACK) },
};
