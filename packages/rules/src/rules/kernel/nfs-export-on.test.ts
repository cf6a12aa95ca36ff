import { testRule } from '@hostlint/core/testing';
import { nfsExportOn } from './nfs-export-on.js';
import { casesOfDefault } from './parameter-samples.test.js';

testRule(nfsExportOn, casesOfDefault('nfsExport', 'warning'));
