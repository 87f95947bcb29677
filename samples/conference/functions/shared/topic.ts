import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { environment } from './environment.ts';
import type { Registered } from './registration.ts';

const sns = new SNSClient({});

/** Tells whoever listens that somebody has registered. */
export async function publishRegistered(registered: Registered): Promise<void> {
  await sns.send(new PublishCommand({ TopicArn: environment('TOPIC'), Message: JSON.stringify(registered) }));
}
