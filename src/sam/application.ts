import { handedOn, made } from './made.ts';
import { missing, needsSar } from './messages.ts';
import { fits, LIST, MAP, NUMBER, required, TEXT, TEXT_OR_MAP, type Rules } from './shapes.ts';
import type { Expand } from './stack.ts';
import { tagsWithMaker } from './tags.ts';
import { dict, Dict, isGiven, isSet, type Value } from './tree.ts';

const RULES: Rules = { Location: required(TEXT_OR_MAP), Parameters: MAP, NotificationARNs: LIST, Tags: MAP, TimeoutInMinutes: NUMBER, TemplateUrl: TEXT };

/** A nested stack. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-application.html */
export const expandApplication: Expand = (macro) => {
  if (!fits(macro.properties, RULES, macro.type, macro.refuse)) return [];
  const location = macro.properties.get('Location') as Value;
  const fromRepository = location instanceof Dict && location.has('ApplicationId');
  if (fromRepository) macro.refuse('Location', isSet(location.get('SemanticVersion')) ? needsSar() : missing('Location.SemanticVersion'));
  const given = (name: string): Value | undefined => (location instanceof Dict && isGiven(location.get(name)) ? location.get(name) : undefined);
  const more = dict({ 'serverlessrepo:applicationId': given('ApplicationId'), 'serverlessrepo:semanticVersion': given('SemanticVersion') });
  return [made(macro.id, 'AWS::CloudFormation::Stack', {
    TemplateURL: fromRepository ? '' : location, Parameters: macro.properties.get('Parameters'), NotificationARNs: macro.properties.get('NotificationARNs'),
    Tags: tagsWithMaker(macro, macro.properties.get('Tags'), more), TimeoutInMinutes: macro.properties.get('TimeoutInMinutes'),
  }, handedOn(macro.resource), macro.resource.get('DependsOn'))];
};
