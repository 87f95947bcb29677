import { afterAll, beforeAll, expect, it } from 'vitest';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';
import { notifications, openFile } from '../lib/workbench.ts';

const TEMPLATE = 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n';

let window: Window;

beforeAll(async () => {
  for (const name of Object.keys(process.env).filter((each) => each.startsWith('AWS_'))) delete process.env[name];
  Object.assign(process.env, { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' });
  window = await openWindow({ files: { 'jobs.arch.yaml': 'version: 1\nname: jobs\nregion: ap-northeast-2\n\nnodes:\n  jobs: { service: sqs }\n', 'template.yaml': TEMPLATE, 'NOTES.md': '# 메모\n' }, open: 'jobs.arch.yaml', language: 'ko' });
  await Canvas.of(window.page);
});
afterAll(() => window?.close());

const title = () => window.page.locator('.quick-input-titlebar .quick-input-title').textContent();

it('in Korean, commands and their dialogs are in Korean', async () => {
  for (const [command, dialog] of [
    ['다이어그램 내보내기(SVG, PNG, draw.io, Mermaid)…', '다이어그램 내보내기: 이름 끝에 따라 SVG, PNG, draw.io, Mermaid'],
    ['CDK 앱으로 내보내기…', 'CDK 앱의 언어'],
  ] as const) {
    await window.command(command);
    await expect.poll(title).toBe(dialog);
    await window.page.keyboard.press('Escape');
  }
});

it('in Korean, what cannot be done is said in Korean', async () => {
  await window.command('AWS에 배포');
  await expect.poll(() => notifications(window), { timeout: 40_000 }).toContainEqual(expect.stringMatching(/^사용할 AWS 자격 증명이 없습니다: /));
  await openFile(window, 'NOTES.md');
  await window.command('아키텍처 영역 갱신');
  await expect.poll(() => notifications(window)).toContainEqual(expect.stringMatching(/^영역이 없습니다\. /));
  await window.command('Mermaid 다이어그램을 아키텍처로 열기');
  await expect.poll(() => notifications(window)).toContain('NOTES.md:1: 이 파일에는 해당하는 `mermaid` 블록이 없습니다.');
});

it('in Korean, a template is shown read-only beside its text', async () => {
  await openFile(window, 'template.yaml');
  await window.command('아키텍처로 열기');
  await expect.poll(async () => (await Canvas.of(window.page)).frame.locator('.bar').innerText()).toContain('읽기 전용');
});
