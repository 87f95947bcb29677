import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './secrets.ts';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('a payload as it is shown', () => {
  it('is JSON laid out, with its secrets masked and counted', () => {
    expect(withoutSecrets(JSON.stringify({ headers: { Authorization: `Bearer ${TOKEN}`, Cookie: 'a=b', 'X-Api-Key': 'k-1', accept: '*/*' } }))).toEqual({
      masked: 3, text: '{\n  "headers": {\n    "Authorization": "•••",\n    "Cookie": "•••",\n    "X-Api-Key": "•••",\n    "accept": "*/*"\n  }\n}',
    });
  });

  it.each(['password', 'PASSWORD', 'newPassword', 'client_secret', 'AccessToken', 'refresh_token', 'IdToken', 'x-amz-security-token', 'set-cookie', 'cookies', 'api_key', 'privateKey', 'sessionId'])('masks what is called %s', (name) => {
    const value = name === 'cookies' ? { cookie: ['a=b'] } : { [name]: 'hush' };
    expect(withoutSecrets(JSON.stringify(value)).text).not.toContain('hush');
    expect(withoutSecrets(JSON.stringify(value)).masked).toBe(1);
  });

  it.each(['author', 'tokens used', 'nextToken', 'name', 'keyword', 'session'])('shows what is called %s', (name) => {
    expect(withoutSecrets(JSON.stringify({ [name]: 'seen' }))).toEqual({ masked: 0, text: JSON.stringify({ [name]: 'seen' }, null, 2) });
  });

  it('masks within a text that is JSON itself, as the body of a request is', () => {
    const { text, masked } = withoutSecrets(JSON.stringify({ body: JSON.stringify({ email: 'a@example.com', password: 'hush' }) }));
    expect([text.includes('hush'), text.includes('a@example.com'), masked]).toEqual([false, true, 1]);
  });

  it('masks tokens and signatures by what they look like, wherever they stand', () => {
    const { text, masked } = withoutSecrets(`see ${TOKEN} or http://127.0.0.1/x?a=1&X-Amz-Signature=abcdef0123&b=2, Basic dXNlcjpwYXNz`);
    expect(text).toBe('see ••• or http://127.0.0.1/x?a=1&X-Amz-Signature=•••&b=2, Basic •••');
    expect(masked).toBe(3);
  });

  it('masks in JSON that is cut off, the last value included', () => {
    expect(withoutSecrets('{"name":"Hana","password":"hush","token":"half-a-sec')).toEqual({ masked: 2, text: '{"name":"Hana","password":"•••","token":"•••"' });
  });

  it('keeps keys that mean something to JavaScript', () => {
    expect(withoutSecrets('{"__proto__":{"a":1},"constructor":2}').text).toBe('{\n  "__proto__": {\n    "a": 1\n  },\n  "constructor": 2\n}');
  });

  it('leaves a text that is no JSON as it is', () => {
    expect(withoutSecrets('hello, <b>world</b>')).toEqual({ text: 'hello, <b>world</b>', masked: 0 });
  });
});
