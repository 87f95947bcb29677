import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
interface Ended {
  readonly Records: readonly { readonly Sns: { readonly Message: string } }[];
}

/** Called when the workflow has ended an order: notes how. Called twice for one order, it notes the same again. */
export async function handler({ Records }: Ended): Promise<void> {
  for (const { Sns } of Records) {
    const { id, status } = JSON.parse(Sns.Message) as { readonly id: string; readonly status: 'shipped' | 'cancelled' };
    await table.send(new UpdateCommand({
      TableName: environment('TABLE'), Key: { id },
      UpdateExpression: 'SET #status = :status', ConditionExpression: 'attribute_exists(id)',
      ExpressionAttributeNames: { '#status': 'status' }, ExpressionAttributeValues: { ':status': status },
    }));
  }
}
