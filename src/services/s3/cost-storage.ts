import type { Assumed, BillableByHand, CostComponent, CostContext } from '../../core/cost/contract.ts';
import { counted, marked, times, worded } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { formatBytes, formatRatio } from '../../core/model/units-format.ts';
import { GB, KB, parseByteRate, parseRatio } from '../../core/model/units.ts';
import { CLASSES, type InClass, type StorageClass } from './classes.ts';

/** What lines of storage read of a bucket's `assume`. */
export const STORAGE_ASSUMPTIONS = ['storage', 'storageClass', 'lifecycleShare', 'tiering', 'noncurrentShare', 'restores'] as const;

/** Smaller objects are neither watched by Intelligent-Tiering nor moved by lifecycle rules. https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html (2026-11-21) */
const WATCHED_FROM = 128 * KB;

/** What an archived object takes besides itself: in its class, and in Standard. https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html (2026-11-21) */
const ARCHIVE_INDEX = 32 * KB;
const ARCHIVE_NAME = 8 * KB;

/** Tiers of Intelligent-Tiering, as `assume.tiering` names them. */
const TIERS: readonly (readonly [name: string, title: Text])[] = [
  ['frequent', { en: 'frequent access', ko: '빈번한 액세스' }],
  ['infrequent', { en: 'infrequent access', ko: '간헐적 액세스' }],
  ['archive-instant', { en: 'archive instant access', ko: '아카이브 즉시 액세스' }],
  ['archive', { en: 'archive access', ko: '아카이브 액세스' }],
  ['deep-archive', { en: 'deep archive access', ko: '딥 아카이브 액세스' }],
];

/** What is kept in each class, and what classes charge for keeping and moving it. */
export function storageLines(node: Node, context: CostContext, classes: readonly InClass[], object: Assumed): readonly CostComponent[] {
  return [
    ...classes.filter(({ bytes }, index) => index === 0 || bytes > 0).flatMap((each) => kept(node, each, object, context)),
    ...oldVersions(node, classes, context),
    ...classes.filter(({ moved }) => moved > 0).map(({ of, moved }) => transitions(of, moved, object)),
    ...classes.filter(({ early }) => early > 0).map(({ of, early }) => tooEarly(of, early)),
    ...restores(node, classes, object, context),
  ];
}

function kept(node: Node, { of, bytes }: InClass, object: Assumed, context: CostContext): readonly CostComponent[] {
  const small = object.byDefault || of.minSize <= object.value ? 1 : of.minSize / object.value;
  const objects = of.archive && !object.byDefault && object.value > 0 ? bytes / object.value : 0;
  const component = of.key === '' ? 'storage' : `storage-${of.key}`;
  const how = worded((locale) => (locale === 'en'
    ? `${formatBytes(bytes)} on average in month ${context.month}${small > 1 ? `, each object billed as ${formatBytes(of.minSize)}` : ''}${objects > 0 ? `, and ${formatBytes(ARCHIVE_INDEX)} for each object` : ''}`
    : `${context.month}개월째 평균 ${formatBytes(bytes)}${small > 1 ? `, 객체마다 ${formatBytes(of.minSize)}로 계산` : ''}${objects > 0 ? `, 객체마다 ${formatBytes(ARCHIVE_INDEX)} 추가` : ''}`));
  if (of.key === 'tiering') return tiered(node, bytes, object, context, how);
  return [
    { component, title: { en: `Storage (${of.title.en})`, ko: `스토리지(${of.title.ko})` }, quantity: (bytes * small + objects * ARCHIVE_INDEX) / GB, price: `s3.${component}`, how },
    ...(objects > 0
      ? [{
          component: `metadata-${of.key}`, title: { en: `Names of archived objects (${of.title.en})`, ko: `아카이브 객체 이름(${of.title.ko})` }, quantity: (objects * ARCHIVE_NAME) / GB, price: 's3.storage',
          how: times(counted(objects, 'objects', '객체'), formatBytes(ARCHIVE_NAME)),
        }]
      : []),
  ];
}

/** Storage by tier, and the watching of objects. */
function tiered(node: Node, bytes: number, object: Assumed, context: CostContext, how: Text): readonly CostComponent[] {
  context.stated(node, 'tiering', checkTiering);
  const written = own(node.assume, 'tiering');
  const watched = Math.max(WATCHED_FROM, object.value);
  const objects = object.byDefault || object.value >= WATCHED_FROM ? bytes / watched : 0;
  return [
    ...TIERS.flatMap(([name, title]): readonly CostComponent[] => {
      const share = isObject(written) ? shareOf(own(written, name)) : Number(name === 'frequent');
      if (share === 0) return [];
      const marks = marked({ en: `${formatRatio(share)} ${title.en}`, ko: `${title.ko} ${formatRatio(share)}` }, { value: share, byDefault: !isObject(written) });
      return [{
        component: `storage-tiering-${name}`, title: { en: `Intelligent-Tiering, ${title.en}`, ko: `Intelligent-Tiering ${title.ko}` }, price: `s3.storage-tiering-${name}`,
        quantity: (bytes * share) / GB, how: times(how, marks),
      }];
    }),
    {
      component: 'tiering-monitoring', title: { en: 'Intelligent-Tiering, monitoring', ko: 'Intelligent-Tiering 모니터링' }, quantity: objects, price: 's3.tiering-monitoring',
      how: marked({ en: `${formatBytes(bytes)} in objects of ${formatBytes(watched)}`, ko: `${formatBytes(watched)} 객체 ${formatBytes(bytes)}` }, object),
    },
  ];
}

function shareOf(value: Json | undefined): number {
  const ratio = value === undefined ? undefined : parseRatio(value);
  return ratio?.ok === true ? ratio.value : 0;
}

/** Whether `assume.tiering` can be read: shares by tier. The number says nothing. */
function checkTiering(value: Json | undefined): Result<number> {
  const names = TIERS.map(([name]) => name);
  const wrong = isObject(value) ? Object.keys(value).find((name) => !names.includes(name) || !parseRatio(own(value, name)).ok) : String(value);
  if (wrong === undefined) return ok(0);
  return refuse('s3.unknown-tier', {
    en: `tiering says which share is in which tier (${names.join(', ')}): { frequent: 30 %, infrequent: 70 % }. '${wrong.slice(0, 40)}' is not readable, so it is not counted.`,
    ko: `tiering에는 계층(${names.join(', ')})별 비율을 적습니다. 예: { frequent: 30 %, infrequent: 70 % }. '${wrong.slice(0, 40)}'은(는) 읽을 수 없어 계산하지 않습니다.`,
  });
}

/** Versions that are no longer current stay in Standard and are billed as objects. */
function oldVersions(node: Node, classes: readonly InClass[], context: CostContext): readonly CostComponent[] {
  const share = context.stated(node, 'noncurrentShare', parseRatio) ?? 0;
  if (share === 0 || own(node.properties, 'VersioningConfiguration') === undefined) return [];
  const bytes = classes.reduce((sum, each) => sum + each.bytes, 0) * share;
  return [{
    component: 'old-versions', title: { en: 'Old versions of objects', ko: '객체의 이전 버전' }, quantity: bytes / GB, price: 's3.storage',
    how: { en: `${formatRatio(share)} on top of what is stored`, ko: `저장량에 더해 ${formatRatio(share)}` },
  }];
}

/** A move costs what a PUT into the class costs; wherever both were read, they agree. */
function transitions(of: StorageClass, moved: number, object: Assumed): CostComponent {
  const size = { ...object, value: Math.max(WATCHED_FROM, object.value) };
  return {
    component: `transitions-${of.key}`, title: { en: `Moves to ${of.title.en}`, ko: `${of.title.ko}(으)로 전환` }, quantity: moved / size.value,
    price: of.key === 'standard-ia' ? 's3.transitions-standard-ia' : `s3.requests-put-${of.key}`,
    how: marked({ en: `${formatBytes(moved)} in objects of ${formatBytes(size.value)}`, ko: `${formatBytes(size.value)} 객체 ${formatBytes(moved)}` }, size),
  };
}

function tooEarly(of: StorageClass, early: number): CostComponent {
  return {
    component: `early-deletion-${of.key}`, title: { en: `Gone too early (${of.title.en})`, ko: `최소 보관 기간 미달(${of.title.ko})` }, quantity: early / GB, price: `s3.storage-${of.key}`,
    how: { en: `less than the ${of.minDays} days that are billed at least`, ko: `최소 ${of.minDays}일 요금 중 모자란 기간` },
  };
}

/** What is restored of archives (`assume.restores`), at the standard speed, from each archive by what it holds. */
function restores(node: Node, classes: readonly InClass[], object: Assumed, context: CostContext): readonly CostComponent[] {
  const bytes = context.stated(node, 'restores', (rate) => parseByteRate(rate, context.hoursPerMonth)) ?? 0;
  const archives = classes.filter(({ of }) => of.archive);
  const all = archives.reduce((sum, each) => sum + each.bytes, 0);
  if (bytes === 0 || all === 0) return [];
  return archives.filter((each) => each.bytes > 0).flatMap(({ of, bytes: held }): readonly CostComponent[] => {
    const read = bytes * (held / all);
    return [
      {
        component: `retrieval-${of.key}`, title: { en: `Retrieval (${of.title.en})`, ko: `검색(${of.title.ko})` }, quantity: read / GB, price: `s3.retrieval-${of.key}`,
        how: { en: `${formatBytes(read)} restored`, ko: `${formatBytes(read)} 복원` },
      },
      {
        component: `retrieval-requests-${of.key}`, title: { en: `Retrieval requests (${of.title.en})`, ko: `검색 요청(${of.title.ko})` }, quantity: object.value > 0 ? read / object.value : 0, price: `s3.retrieval-requests-${of.key}`,
        how: marked({ en: `in objects of ${formatBytes(object.value)}`, ko: `${formatBytes(object.value)} 객체` }, object),
      },
    ];
  });
}

function byHand(component: string, en: string, ko: string): BillableByHand {
  return { component, title: { en, ko }, price: `s3.${component}` };
}

/** What a bucket may be billed for where its quantity is typed. */
export const BY_HAND: readonly BillableByHand[] = [
  byHand('storage', 'Storage (Standard)', '스토리지(Standard)'),
  ...TIERS.map(([name, title]) => byHand(`storage-tiering-${name}`, `Intelligent-Tiering, ${title.en}`, `Intelligent-Tiering ${title.ko}`)),
  byHand('tiering-monitoring', 'Intelligent-Tiering, monitoring', 'Intelligent-Tiering 모니터링'),
  ...CLASSES.filter(({ minDays }) => minDays > 0).flatMap(({ key, title: { en, ko }, archive }) => [
    byHand(`storage-${key}`, `Storage (${en})`, `스토리지(${ko})`),
    byHand(`requests-put-${key}`, `PUT, POST, LIST requests (${en})`, `PUT·POST·LIST 요청(${ko})`),
    byHand(`retrieval-${key}`, `Retrieval (${en})`, `검색(${ko})`),
    ...(archive ? [byHand(`retrieval-requests-${key}`, `Retrieval requests (${en})`, `검색 요청(${ko})`)] : [byHand(`requests-get-${key}`, `GET requests (${en})`, `GET 요청(${ko})`)]),
  ]),
  byHand('retrieval-glacier-expedited', 'Expedited retrieval (Glacier Flexible Retrieval)', '신속 검색(Glacier Flexible Retrieval)'),
  byHand('retrieval-requests-glacier-expedited', 'Expedited retrieval requests (Glacier Flexible Retrieval)', '신속 검색 요청(Glacier Flexible Retrieval)'),
  byHand('retrieval-deep-archive-bulk', 'Bulk retrieval (Glacier Deep Archive)', '대량 검색(Glacier Deep Archive)'),
  byHand('retrieval-requests-deep-archive-bulk', 'Bulk retrieval requests (Glacier Deep Archive)', '대량 검색 요청(Glacier Deep Archive)'),
  byHand('transitions-standard-ia', 'Moves to Standard-IA', 'Standard-IA로 전환'),
  byHand('select-scanned', 'S3 Select, scanned', 'S3 Select 스캔'),
  byHand('select-returned', 'S3 Select, returned', 'S3 Select 반환'),
];
