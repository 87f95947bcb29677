import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/**
 * Which parts of a folder read which limits, by full id. The sources are read as syntax: a comment, a limit's
 * page that is only cited (`limits.x.source`), the id of a rule and code that no part reaches do not count.
 */
export interface LimitUsage {
  /** Parts that read the limit, sorted: `['facts', 'rules']`. */
  readonly partsReading: (id: string) => readonly string[];
}

/** One top-level declaration: the limits that it reads, by full id, and the declarations that it uses. */
interface Declaration {
  readonly reads: ReadonlySet<string>;
  readonly uses: readonly string[];
}

/** Where a name that a file imports comes from. */
interface Import {
  readonly file: string;
  /** Name in that file; `*` where the whole file is imported. */
  readonly name: string;
}

const isLimits = (file: string): boolean => /^(limits|restrictions)(\.ts$|\/)/.test(file);

/** The usage in the folder of a family, by the files in it that are parts (`rules`: rules.ts and what it uses). */
export function usageIn(folder: string, family: string, parts: readonly string[]): LimitUsage {
  const files = sourceFiles(folder).filter((file) => !isLimits(file) && !file.endsWith('.test.ts'));
  const declarations = new Map<string, Declaration>();
  for (const file of files) {
    for (const [name, declaration] of declarationsOf(file, readFileSync(join(folder, file), 'utf8'), family)) declarations.set(`${file}#${name}`, declaration);
  }
  const reads = new Map(parts.map((part) => [part, readsFrom(`${part}.ts#*`, declarations)]));
  return { partsReading: (id) => parts.filter((part) => reads.get(part)?.has(id)).sort() };
}

/** What a declaration reads itself and through all that it uses; `file#*` is all of a file. */
function readsFrom(start: string, declarations: ReadonlyMap<string, Declaration>): ReadonlySet<string> {
  const reads = new Set<string>();
  const seen = new Set<string>();
  const next = [start];
  for (let key = next.pop(); key !== undefined; key = next.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (key.endsWith('#*')) next.push(...[...declarations.keys()].filter((other) => other.startsWith(key.slice(0, -1))));
    const declaration = declarations.get(key);
    for (const name of declaration?.reads ?? []) reads.add(name);
    next.push(...(declaration?.uses ?? []));
  }
  return reads;
}

function declarationsOf(file: string, text: string, family: string): ReadonlyMap<string, Declaration> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = importsOf(source, file);
  const nodes = source.statements.filter((statement) => !ts.isImportDeclaration(statement)).flatMap(namedParts);
  const locals = new Set(nodes.map(([name]) => name));
  const computed = readsByComputedName(source, imports, family);
  const found = new Map<string, Declaration>();
  for (const [name, node] of nodes) {
    const reads = new Set<string>();
    const uses: string[] = [];
    visit(node, (each) => {
      const limit = limitRead(each, imports, family) ?? (computed && ts.isStringLiteral(each) ? `${family}.${each.text}` : undefined);
      if (limit !== undefined) reads.add(limit);
      if (ts.isIdentifier(each)) uses.push(...usedBy(each, file, locals, imports));
    });
    found.set(name, { reads: new Set([...reads, ...(found.get(name)?.reads ?? [])]), uses: [...uses, ...(found.get(name)?.uses ?? [])] });
  }
  return found;
}

/** A statement by the names that it declares; what declares none (a re-export) goes by the empty name. */
function namedParts(statement: ts.Statement): readonly (readonly [name: string, node: ts.Node])[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap((declaration) => bound(declaration.name).map((name) => [name, declaration] as const));
  if (ts.isFunctionDeclaration(statement) && statement.name) return [[statement.name.text, statement]];
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
  return [['', statement]];
}

function bound(name: ts.BindingName): readonly string[] {
  return ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => (ts.isBindingElement(element) ? bound(element.name) : []));
}

function importsOf(source: ts.SourceFile, file: string): ReadonlyMap<string, Import> {
  const imports = new Map<string, Import>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const path = statement.moduleSpecifier.text;
    if (!path.startsWith('.')) continue;
    const from = posix.join(posix.dirname(file), path);
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) imports.set(bindings.name.text, { file: from, name: '*' });
    if (bindings && ts.isNamedImports(bindings)) {
      for (const { name, propertyName } of bindings.elements) imports.set(name.text, { file: from, name: (propertyName ?? name).text });
    }
  }
  return imports;
}

/** The declarations that a mention of a name stands for: `about.lambda` is one of a file, `about` all of it. */
function usedBy(identifier: ts.Identifier, file: string, locals: ReadonlySet<string>, imports: ReadonlyMap<string, Import>): readonly string[] {
  const imported = imports.get(identifier.text);
  if (!imported) return locals.has(identifier.text) ? [`${file}#${identifier.text}`] : [];
  const { parent } = identifier;
  const member = imported.name === '*' && ts.isPropertyAccessExpression(parent) && parent.expression === identifier ? parent.name.text : imported.name;
  return [`${imported.file}#${member}`];
}

const ID = /^[a-z0-9-]+\.[a-z0-9-]+$/;

/** The full id of the limit that an expression reads, if it reads one. */
function limitRead(node: ts.Node, imports: ReadonlyMap<string, Import>, family: string): string | undefined {
  if (ts.isStringLiteral(node)) return ID.test(node.text) && !namesRule(node) ? node.text : undefined;
  const name = ts.isPropertyAccessExpression(node) ? node.name.text
    : ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression) ? node.argumentExpression.text : undefined;
  if (name === undefined || !isTable((node as ts.AccessExpression).expression, imports)) return undefined;
  const { parent } = node;
  const isCitedOnly = ts.isPropertyAccessExpression(parent) && parent.expression === node && !['value', 'byRegion'].includes(parent.name.text);
  return isCitedOnly ? undefined : `${family}.${name}`;
}

/** Whether a text is the id of a rule, which may sound like a limit's. */
function namesRule({ parent }: ts.StringLiteral): boolean {
  if (!ts.isPropertyAssignment(parent) || parent.name.getText() !== 'id') return false;
  return parent.parent.properties.some((property) => property.name?.getText() === 'severity');
}

function isTable(node: ts.Node, imports: ReadonlyMap<string, Import>): boolean {
  return ts.isIdentifier(node) && isLimits(imports.get(node.text)?.file ?? '');
}

/** Whether a file reads limits by names that it computes: a text that is a name then counts as read. */
function readsByComputedName(source: ts.SourceFile, imports: ReadonlyMap<string, Import>, family: string): boolean {
  let found = false;
  visit(source, (node) => {
    const byTable = ts.isElementAccessExpression(node) && !ts.isStringLiteral(node.argumentExpression) && isTable(node.expression, imports);
    const byId = ts.isTemplateExpression(node) && node.head.text === `${family}.`;
    found ||= byTable || byId;
  });
  return found;
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.ts')).sort();
}
