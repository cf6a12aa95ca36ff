import { testRule } from '@hostlint/core/testing';
import { redirectDirOn } from './redirect-dir-on.js';
import { casesOfDefault } from './parameter-samples.test.js';

testRule(redirectDirOn, casesOfDefault('redirectDir', 'warning'));
