import { afterAll } from 'vitest';
import { cleanUp } from './cleanUp.ts';

// Set-up file of every project (vitest.config.ts): what a test file started ends with it.
afterAll(cleanUp);
