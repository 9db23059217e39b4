import { z } from 'zod';

// zod would try whether it may compile code; the pages' security policy says no, and the browser would report the attempt.
z.config({ jitless: true });

export { type Catalogue, catalogueOf, explain, parseCaseFile } from '../../law/index.ts';
