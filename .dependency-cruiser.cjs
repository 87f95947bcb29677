/** The walls of docs/adr/0001-layers.md: imports point one way, and services are islands. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    wall('core-is-pure', 'The engines run in any JS engine and know no AWS service, no host and no browser.',
      { path: '^src/core/' }, { path: '^(src/(?!core/)|webview/|scripts/|test/)' }),
    wall('services-over-core-only', 'A service is data and functions over core.',
      { path: '^src/services/' }, { path: '^(src/(?!core/|services/)|webview/|scripts/|test/)' }),
    wall('sam-over-core-only', 'The SAM transform is a function from template to template; it knows no service and no host.',
      { path: '^src/sam/' }, { path: '^(src/(?!core/|sam/)|webview/|scripts/|test/)' }),
    wall('services-are-islands', 'Services never import each other, not even types; they meet in connection kinds and facts.',
      { path: '^src/services/([^/]+)/' }, { path: '^src/services/[^/]+/', pathNot: '^src/services/$1/' }),
    wall('services-know-no-index', 'A service folder does not know the generated index that lists it.',
      { path: '^src/services/[^/]+/' }, { path: '^src/services/[^/]+\\.ts$' }),
    wall('adapters-over-services', 'Third-party engines stand behind the ports of core.',
      { path: '^src/adapters/' }, { path: '^(src/(protocol|node|extension)/|webview/|scripts/|test/)' }),
    wall('protocol-over-core', 'Messages are types over core and run on both sides.',
      { path: '^src/protocol/' }, { path: '^(src/(?!core/|protocol/)|webview/|scripts/|test/)' }),
    wall('node-without-vscode', 'The command line and the workers run where there is no VS Code.',
      { path: '^src/node/' }, { path: '^(src/extension/|webview/|scripts/|test/|node_modules/@types/vscode|vscode$)' }),
    wall('webview-is-a-view', 'The webview shows snapshots and sends intents; it computes nothing about AWS.',
      { path: '^webview/', pathNot: '\\.test\\.tsx?$' },
      { path: '^(src/|scripts/|test/)', pathNot: '^src/(protocol/|core/(model|catalog|diagram)/|services/descriptors\\.generated\\.json$)' , dependencyTypesNot: ['type-only'] }),
    wall('only-the-extension-imports-vscode', 'vscode exists in the extension host only.',
      { path: '^(src/(?!extension/)|webview/)' }, { path: '^vscode$|node_modules/@types/vscode' }),
    wall('no-node-in-pure-layers', 'Core, sam, services and protocol also run in a web worker.',
      { path: '^src/(core|sam|services|protocol)/', pathNot: '\\.test\\.ts$' }, { dependencyTypes: ['core'] }),
    wall('no-circles', 'A circle of imports has no bottom to start reading from.', {}, { circular: true, dependencyTypesNot: ['type-only'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The build script has the name of the package that it imports.
    exclude: { path: '(^|/)(dist|out|\\.vscode-test)/|^esbuild\\.mjs$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
