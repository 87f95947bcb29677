import type { DefinitionEngine } from '../core/catalog/definition.ts';

/** The engines for definitions, each loaded when the first definition of its language is judged. */
export const judgeDefinition: DefinitionEngine = async (_language, definition) => (await import('./asl/check.ts')).checkStates(definition);
