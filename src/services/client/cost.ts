import type { NotModelled } from '../../core/catalog/service.ts';
import type { CostPart } from '../../core/cost/contract.ts';

/** Clients cost nothing; what is sent to them is billed where it leaves AWS. Data transfer of what is not on the canvas can be typed here. */
export const client: CostPart | NotModelled = {
  components: () => [],
  onlyByHand: () => [
    { component: 'transfer-out', title: { en: 'Data transfer to the internet', ko: '인터넷으로 데이터 전송' }, price: 'client.transfer-out' },
    { component: 'transfer-zones', title: { en: 'Data transfer between zones, each direction', ko: '가용 영역 간 데이터 전송(방향별)' }, price: 'client.transfer-zones' },
    { component: 'transfer-regions', title: { en: 'Data transfer to other Regions', ko: '다른 리전으로 데이터 전송' }, price: 'client.transfer-regions' },
  ],
};
