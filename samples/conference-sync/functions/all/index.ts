export { handler } from '../../../conference/functions/all/index.ts';
