export { handler } from '../../../conference/functions/show/index.ts';
