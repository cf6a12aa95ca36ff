import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { dropLine } from '../../shared/fixes/conf-line.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman, placeOf } from '../../shared/podman/words.js';

export const podmanStorageConf = defineRule({
  id: 'podman/storage-conf',
  meta: {
    title: 'Podman can read storage.conf and finds in it what it must have.',
    why: 'storage.conf is read for every command. One mistake of syntax or one value of a wrong type makes podman refuse them all, and so do, from 4.5 to 5.5 and in Debian 12, a missing graphroot or runroot.',
    fix: 'Correct the line.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.62.0, v1.64.0 types/options.go ReloadConfigurationFile, LoadStoreOptions',
      'BurntSushi/toml v1.2.0, v1.6.0 decode.go, and its test suite put to podman 4.3.1, 5.4.2 and 5.8.6',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, conf: storageConf, storage: podmanStorageDriver },
  messages: {
    syntax: '{place} is no TOML ({words}): podman would refuse every command.',
    newerToml: '{place} is TOML 1.1, which podman {version} does not read: it would refuse every command.',
    type: '{place}: {key} {words}. Podman would refuse every command.',
    missingRoot:
      '{file} does not set {key}, which podman {version} wants of every storage.conf: it would refuse every command.',
    imageStore: '{place} sets imagestore to the graph root itself: podman would refuse every command.',
    missingFile:
      'CONTAINERS_STORAGE_CONF names {file} ({place}), which is not there: podman would refuse every command.',
    remap: '{place} asks for ids that podman cannot find: it would refuse every command.',
  },
  check({ facts: { engine, conf, storage }, pass, fail, notApplicable, unknown }) {
    if (!engine.concerned) return notApplicable(noPodman);
    if (conf.files.length === 0 && conf.faults.length === 0)
      return notApplicable('There is no storage.conf: podman takes its defaults.');
    const { version } = engine;
    const certain = conf.faults.filter(fault => fault.certain);
    if (certain.length > 0) {
      return certain.map(({ kind, file, key, message: words, evidence }) => {
        const place = placeOf(evidence);
        const details = { subject: key === '' ? file : key, evidence: [evidence] };
        const edit = {
          summary: `Correct it, and see whether podman takes it. man storage.conf describes every key.`,
          commands: [`sed -n ${shellWord(`${evidence.line ?? 1}p`)} ${shellWord(file)}`, 'podman info'],
        };
        switch (kind) {
          case 'syntax':
            return fail('syntax', { place, words }, { ...details, fix: edit });
          case 'newer-toml':
            return fail('newerToml', { place, version }, { ...details, fix: edit });
          case 'type':
            return fail('type', { place, key, words }, { ...details, fix: edit });
          case 'missing-root':
            return fail('missingRoot', { file, key, version }, { ...details, fix: addRoots(file) });
          case 'image-store':
            return fail(
              'imageStore',
              { place },
              { ...details, fix: dropLine(evidence, 'Remove the line: images are kept in the graph root anyway.') },
            );
          case 'missing-file':
            return fail(
              'missingFile',
              { file, place },
              { ...details, fix: dropLine(evidence, 'Write the file, or remove the variable.') },
            );
        }
      });
    }
    const verdict = verdictOn(storage, 'storage-conf');
    if (verdict.is === 'open')
      return unknown(verdict.why, { cure: 'Judge for the podman that is to run here with --engine podman@VERSION.' });
    if (verdict.is === 'clear') return pass();
    const { evidence } = verdict.refusal;
    return fail(
      'remap',
      { place: evidence ? placeOf(evidence) : 'storage.conf' },
      { evidence: evidence ? [evidence] : [] },
    );
  },
});

const addRoots = (file: string) => ({
  summary: 'Set both in the table [storage]; these are the defaults.',
  commands: [
    `sed -i.bak '/^\\[storage\\]/a graphroot = "/var/lib/containers/storage"\\nrunroot = "/run/containers/storage"' ${shellWord(file)}`,
  ],
});
