import { describe, expect, it } from 'vitest';
import { webviewHtml } from '../../src/extension/editor/webview-html.ts';

const page = { scriptUri: 'https://host/dist/webview.js', styleUri: 'https://host/dist/webview.css', cspSource: 'https://host', nonce: 'abc123', locale: 'en' };

describe('the page of the canvas', () => {
  it('allows its own script by nonce, and nothing remote or inline', () => {
    const csp = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(webviewHtml(page))?.[1];
    expect(csp?.split('; ')).toEqual([
      "default-src 'none'", "script-src 'nonce-abc123'", "style-src https://host 'unsafe-inline'", 'img-src https://host data:', 'font-src https://host', "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
    ]);
  });

  it('has one script, with the nonce', () => {
    expect(webviewHtml(page).match(/<script[^>]*>/g)).toEqual(['<script nonce="abc123" src="https://host/dist/webview.js">']);
  });

  it('keeps what it is given inside the attributes', () => {
    const html = webviewHtml({ ...page, scriptUri: '"><script>alert(1)</script>', locale: '"><b>' });
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<b>');
  });
});
