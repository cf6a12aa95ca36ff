import { memorySource } from './memory-source.js';
import { sourceContract } from './source-contract.js';

sourceContract('memory', async tree => ({ source: memorySource({ files: tree }) }));
