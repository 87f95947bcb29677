import { renamed, type Spellings } from '../../core/catalog/spelling.ts';
import { own, type JsonObject } from '../../core/model/json.ts';

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html (2026-11) */
export const spellings: Spellings = {
  'AWS::Serverless::StateMachine': {
    globals: 'StateMachine',
    read: (properties) => ({ ...renamed(properties, { Name: 'StateMachineName', Type: 'StateMachineType', Role: 'RoleArn', Logging: 'LoggingConfiguration', Tracing: 'TracingConfiguration' }), ...definition(properties) }),
  },
};

/** A file beside the template is put into a bucket when it is packaged. */
function definition(properties: JsonObject): JsonObject {
  const uri = own(properties, 'DefinitionUri');
  return uri === undefined ? {} : { DefinitionS3Location: uri };
}
