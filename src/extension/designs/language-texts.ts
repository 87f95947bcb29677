import type { Text } from '../../core/model/text.ts';

export const languageTexts = {
  notHere: { en: 'Put the cursor on the id of a node to rename it.', ko: '이름을 바꿀 노드의 id에 커서를 두십시오.' },
  keep: { en: 'Keep the Resources', ko: '리소스 유지' },
  replace: { en: 'Rename Them Too', ko: '리소스도 바꾸기' },
  openTemplate: { en: 'Open as Architecture', ko: '아키텍처로 열기' },
  exportTitle: { en: 'Export', ko: '내보내기' },
  exportTemplate: { en: 'CloudFormation template', ko: 'CloudFormation 템플릿' },
  exportDiagram: { en: 'Diagram: SVG, PNG, draw.io or Mermaid', ko: '다이어그램: SVG, PNG, draw.io, Mermaid' },
  exportBill: { en: 'Bill: Markdown or CSV', ko: '청구 내역: Markdown 또는 CSV' },
  exportCdk: { en: 'CDK app', ko: 'CDK 앱' },
} as const satisfies Readonly<Record<string, Text>>;

const SHOWN = 6;

/** What the next deployment would do after a renaming that changes logical ids. */
export function wouldReplace(to: string, replaced: readonly { readonly logicalId: string; readonly type: string }[]): { readonly message: Text; readonly detail: Text } {
  const more = replaced.length - SHOWN;
  const list = replaced.slice(0, SHOWN).map(({ logicalId, type }) => `${logicalId} (${type})`).join('\n');
  const [en, ko] = more > 0 ? [`\nand ${more} more`, `\n외 ${more}개`] : ['', ''];
  return {
    message: { en: `Renaming to “${to}” makes the next deployment replace ${replaced.length === 1 ? 'a resource' : `${replaced.length} resources`}.`, ko: `‘${to}’(으)로 바꾸면 다음 배포에서 리소스 ${replaced.length}개가 교체됩니다.` },
    detail: {
      en: `${list}${en}\n\nWhat is deployed goes, and is made anew without its data. To keep it, the node gets its present logical id in writing.`,
      ko: `${list}${ko}\n\n배포된 리소스는 사라지고 데이터 없이 새로 만들어집니다. 유지하려면 노드에 지금의 논리 ID를 적어 둡니다.`,
    },
  };
}
