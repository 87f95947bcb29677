import type { Ports } from '../../core/catalog/ports.ts';

/**
 * A bucket is asked directly by whoever holds a presigned URL, so `request` needs no public bucket.
 * Actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const s3: Ports = {
  out: [{ kind: 'notify' }],
  in: [{ kind: 'request' }, { kind: 'origin' }, { kind: 'access' }],
  references: ['name', 'arn', 'url'],
  access: {
    read: {
      actions: ['s3:GetObject', 's3:ListBucket'], on: ['', '/*'], effect: 'read',
      title: { en: 'reads and lists objects', ko: '객체 읽기와 목록 조회' },
    },
    write: {
      actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], on: ['/*'], effect: 'write',
      title: { en: 'writes and deletes objects', ko: '객체 쓰기와 삭제' },
    },
    get: { actions: ['s3:GetObject'], on: ['/*'], effect: 'read', title: { en: 'gets an object', ko: '객체 가져오기' } },
    list: { actions: ['s3:ListBucket'], on: [''], effect: 'read', title: { en: 'lists objects', ko: '객체 목록 조회' } },
    put: { actions: ['s3:PutObject'], on: ['/*'], effect: 'write', title: { en: 'puts an object', ko: '객체 저장' } },
    delete: { actions: ['s3:DeleteObject'], on: ['/*'], effect: 'write', title: { en: 'deletes an object', ko: '객체 삭제' } },
  },
};
