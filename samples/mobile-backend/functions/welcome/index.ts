import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html */
interface Confirmed {
  readonly triggerSource: string;
  readonly request: { readonly userAttributes: Readonly<Record<string, string>> };
}

/** Called when somebody has confirmed the address: writes a first note. Cognito wants its event back. */
export async function handler(event: Confirmed): Promise<Confirmed> {
  const owner = event.request.userAttributes['sub'];
  // A forgotten password is confirmed through the same trigger, and welcomes nobody a second time.
  if (event.triggerSource === 'PostConfirmation_ConfirmSignUp' && owner !== undefined) {
    await table.send(new PutCommand({ TableName: environment('TABLE'), Item: { owner, id: '0000#welcome', text: '어서 오세요. 첫 메모입니다. Welcome, this is your first note.' } }));
  }
  return event;
}
