import { expect, it } from 'vitest';
import type { NodeSnapshot, Snapshot } from '../../src/protocol/messages.ts';
import { findOnCanvas } from './find.ts';

const node = (id: string, service: string, label?: string) => ({ id, service, ...(label !== undefined && { label }) }) as unknown as NodeSnapshot;
const snapshot = {
  locale: 'ko',
  nodes: [node('all', 'lambda', 'list'), node('register', 'lambda', '등록'), node('registrations', 'dynamodb')],
  connections: [{ id: 'register-registrations', from: 'register', to: 'registrations', label: 'put' }],
  groups: [{ id: 'back', label: 'Back end', contains: ['register'], collapsed: false }],
  notes: [{ id: 'n1', text: 'Ask the back office.' }],
} as unknown as Snapshot;

it('finds by name first, then by id, service and text, then connections', () => {
  expect(findOnCanvas(snapshot, 'regist')).toEqual(['node:registrations', 'node:register', 'connection:register-registrations']);
  expect(findOnCanvas(snapshot, 'BACK')).toEqual(['group:back', 'note:n1']);
  expect(findOnCanvas(snapshot, 'lambda')).toEqual(['node:all', 'node:register']);
});

it('wants all words, and knows the names of the display language', () => {
  expect(findOnCanvas(snapshot, '등록 lambda')).toEqual(['node:register']);
  expect(findOnCanvas(snapshot, 'put 등록')).toEqual(['connection:register-registrations']);
  expect(findOnCanvas(snapshot, '  ')).toEqual([]);
});
