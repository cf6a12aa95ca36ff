import { testRule } from '@hostlint/core/testing';
import { indexOn } from './index-on.js';
import { casesOfDefault } from './parameter-samples.test.js';

testRule(indexOn, casesOfDefault('index', 'info'));
