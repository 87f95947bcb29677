import type { Snapshot } from '../../src/protocol/messages.ts';
import { useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import { Icon } from '../ui/icons.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

/** What concerns the whole canvas: a text that cannot be read, a request that was refused. */
export function Banners({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <div className="banners">
      {snapshot.broken && <BrokenBanner snapshot={snapshot} broken={snapshot.broken} />}
      <NoticeBanner />
    </div>
  );
}

function BrokenBanner({ snapshot, broken }: { readonly snapshot: Snapshot; readonly broken: NonNullable<Snapshot['broken']> }) {
  const t = useText();
  const controller = useController();
  const path = snapshot.findings.find((finding) => finding.line === broken.line && finding.path)?.path ?? [];
  return (
    <div className="banner is-error" role="alert">
      <SeverityIcon severity="error" />
      <span className="banner-text" title={broken.message}>{t(strings.broken(broken.line, broken.shown))} {broken.message}</span>
      <button type="button" className="link" onClick={() => controller.revealText(path)}>{t(strings.showInText)}</button>
    </div>
  );
}

function NoticeBanner() {
  const t = useText();
  const store = useStore();
  const notice = useApp((state) => state.notice);
  if (!notice) return null;
  return (
    <div className={`banner is-${notice.severity}`}>
      <SeverityIcon severity={notice.severity} />
      <span className="banner-text">{notice.text}</span>
      <button type="button" className="icon-button" aria-label={t(strings.close)} title={t(strings.close)} onClick={() => store.set({ notice: undefined })}>
        <Icon name="close" />
      </button>
    </div>
  );
}
