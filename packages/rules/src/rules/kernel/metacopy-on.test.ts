import { testRule } from '@hostlint/core/testing';
import { metacopyOn } from './metacopy-on.js';
import { casesOfDefault } from './parameter-samples.test.js';

testRule(metacopyOn, casesOfDefault('metacopy', 'info'));
