import { say, type Locale, type Text } from '../../core/model/text.ts';

const faults: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'There is no such file.', ko: '파일이 없습니다.' },
  EISDIR: { en: 'This is a folder. Name a file in it.', ko: '폴더입니다. 그 안의 파일을 지정하세요.' },
  EACCES: { en: 'The file may not be opened. Check its permissions.', ko: '파일을 열 권한이 없습니다. 권한을 확인하세요.' },
  EROFS: { en: 'The disk may only be read.', ko: '읽기 전용 디스크입니다.' },
  ENOSPC: { en: 'The disk is full.', ko: '디스크가 가득 찼습니다.' },
};

/** The one line about a file that could not be read or written: place and cause. */
export function fileFault(file: string, error: unknown, locale: Locale): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = Object.hasOwn(faults, code) ? faults[code] : undefined;
  return `${file}:1:1: ${known ? say(known, locale) : error instanceof Error ? error.message : String(error)}`;
}
