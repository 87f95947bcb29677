import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { messages } from '../web/js/messages.js';

const web = fileURLToPath(new URL('../web/', import.meta.url));
const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name)).map((name) => name.replaceAll('\\', '/')).sort();
const textOf = (name: string): string => readFileSync(web + name, 'utf8');
const pages = files.filter((name) => name.endsWith('.html'));
const modules = files.filter((name) => name.endsWith('.js'));

/** Addresses that are no load: the policy's names for AWS, the user pool's endpoint, the documentation, a namespace. */
const NAMED = [/^https:\/\/\*\.amazonaws\.com$/, /^https:\/\/cognito-idp\.\$\{region\}\.amazonaws\.com\/$/, /^https:\/\/docs\.aws\.amazon\.com\//, /^http:\/\/www\.w3\.org\/2000\/svg$/];

it('there are four pages', () => {
  expect(pages).toEqual(['admin.html', 'certificate.html', 'index.html', 'registration.html']);
});

describe.each(pages)('%s', (name) => {
  const page = textOf(name);

  it('has no inline script, style or handler', () => {
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/i);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    expect([...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, body]) => body)).toEqual(['']);
  });

  it('allows itself only its own scripts and styles', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain("form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  });

  it('names files that are there', () => {
    const named = [...page.matchAll(/\s(?:src|href)="([^"#]+)"/g)].map(([, target]) => target!);
    expect(named.filter((target) => !files.includes(target))).toEqual([]);
  });

  it('has a label for each field, and each description that it names', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const labelled = [...page.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id);
    const fields = [...page.matchAll(/<input id="([^"]+)"/g)].map(([, id]) => id);
    expect(labelled.sort()).toEqual(fields.sort());
    const described = [...page.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, list]) => list!.split(' '));
    expect(described.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has no id twice', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe.each(files)('%s', (name) => {
  it('loads nothing from elsewhere', () => {
    const addresses = [...textOf(name).matchAll(/https?:\/\/[^\s"'`<>;)]+/g)].map(([address]) => address);
    expect(addresses.filter((address) => !NAMED.some((named) => named.test(address)))).toEqual([]);
    expect(textOf(name)).not.toMatch(/(?:src|href)="\/\/|@import|url\(/);
  });
});

describe.each(modules)('%s', (name) => {
  it('never makes markup or code of text', () => {
    expect(textOf(name)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|srcdoc/);
  });
});

describe('the texts', () => {
  const keys = Object.keys(messages.en);

  it('are there in both languages', () => {
    expect(Object.keys(messages.ko)).toEqual(keys);
    for (const language of [messages.ko, messages.en]) expect(Object.values(language).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have the same values in both languages', () => {
    const valuesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, value]) => value!).sort();
    for (const [key, text] of Object.entries(messages.en)) expect([key, valuesIn(messages.ko[key as keyof typeof messages.ko])]).toEqual([key, valuesIn(text)]);
  });

  it('are there for each key that a page or a module names', () => {
    const inPages = pages.flatMap((name) => [...textOf(name).matchAll(/data-i18n(?:-label)?="([^"]+)"/g)].map(([, key]) => key!));
    expect(inPages.filter((key) => !keys.includes(key))).toEqual([]);
    const everything = [...pages, ...modules.filter((name) => name !== 'js/messages.js')].map(textOf).join('\n');
    expect(keys.filter((key) => !everything.includes(`"${key}"`) && !everything.includes(`'${key}'`))).toEqual([]);
  });
});
