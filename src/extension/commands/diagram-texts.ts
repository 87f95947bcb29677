import type { Text } from '../../core/model/text.ts';

/** What the commands about diagrams say. */
export const diagramTexts = {
  copyMermaid: { en: 'Copy', ko: '복사' },
  mermaidFailed: { en: 'Mermaid cannot draw this:', ko: 'Mermaid가 그리지 못합니다:' },
  exportTitle: { en: 'Export the diagram: SVG, PNG, draw.io or Mermaid, as the name ends', ko: '다이어그램 내보내기: 이름 끝에 따라 SVG, PNG, draw.io, Mermaid' },
  openTitle: { en: 'Save the design of this diagram', ko: '이 다이어그램의 설계를 저장' },
  opened: { en: 'The diagram is a design now. Some of it was guessed or could not be taken over.', ko: '다이어그램을 설계로 옮겼습니다. 추측했거나 옮기지 못한 것이 있습니다.' },
  openFile: { en: 'Open', ko: '열기' },
  details: { en: 'Details', ko: '자세히' },
  cdkLanguage: { en: 'Language of the CDK app', ko: 'CDK 앱의 언어' },
  cdkTitle: { en: 'Folder for the CDK app', ko: 'CDK 앱을 저장할 폴더' },
  cdkOverwrite: { en: 'Files of the app are in this folder already. Write over them?', ko: '폴더에 앱의 파일이 이미 있습니다. 덮어쓰시겠습니까?' },
  overwrite: { en: 'Write over', ko: '덮어쓰기' },
  noRegions: { en: 'There is no region here. Put <!-- arch:FILE.arch.yaml#overview --> and <!-- /arch --> on lines of their own.', ko: '영역이 없습니다. <!-- arch:파일.arch.yaml#overview -->와 <!-- /arch -->를 각각 한 줄에 적으십시오.' },
  upToDate: { en: 'All regions are up to date.', ko: '모든 영역이 최신입니다.' },
  pictureCopied: { en: 'The picture is in the clipboard.', ko: '그림을 클립보드에 복사했습니다.' },
  noMarkdown: { en: 'Open a Markdown file first.', ko: '먼저 Markdown 파일을 여십시오.' },
  noDiagram: { en: 'Open a Mermaid file (.mmd), or a Markdown file with a mermaid block, first.', ko: '먼저 Mermaid 파일(.mmd)이나 mermaid 블록이 있는 Markdown 파일을 여십시오.' },
} as const satisfies Readonly<Record<string, Text>>;

export function pictureWritten(file: string): Text {
  return { en: `${file} is written.`, ko: `${file} 파일을 저장했습니다.` };
}
