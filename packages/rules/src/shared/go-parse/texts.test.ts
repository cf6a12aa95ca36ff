import { expect } from 'chai';
import fc from 'fast-check';
import { isGoDuration } from './duration.js';
import { splitHostPort } from './host-port.js';
import { parseGoBool, parseGoDecimal, parseGoInteger } from './scalar.js';
import { sizeProblem } from './size.js';
import { parseGoUrl } from './url.js';

const takes = (version: string, text: string): boolean => sizeProblem(version, text) === undefined;

describe('texts as Go reads them', () => {
  it('switches', () => {
    for (const text of ['1', 't', 'TRUE', 'True']) expect(parseGoBool(text), text).to.equal(true);
    for (const text of ['yes', '', 'tRUE', 'on']) expect(parseGoBool(text), text).to.equal(undefined);
  });

  it('numbers', () => {
    expect(['0x10', '010', '0b11', '1_000', '-5', '+5'].map(parseGoInteger)).to.deep.equal([
      16n,
      8n,
      3n,
      1000n,
      -5n,
      5n,
    ]);
    for (const text of ['', '1__0', '_1', '1_', '08', '1.0', '9223372036854775808'])
      expect(parseGoInteger(text), text).to.equal(undefined);
    expect(parseGoDecimal('010')).to.equal(10n);
    expect(parseGoDecimal('0x1')).to.equal(undefined);
  });

  it('sizes, before and since 23.0', () => {
    for (const text of ['64m', '64MiB', '1.5 g', '5', '5 ', '10kb']) {
      expect(takes('20.10.24', text), text).to.equal(true);
      expect(takes('28.5.2', text), text).to.equal(true);
    }
    for (const text of ['', 'x', '-5m', '5x', '5mm', '1.2.3g', 'inf']) {
      expect(takes('20.10.24', text), text).to.equal(false);
      expect(takes('28.5.2', text), text).to.equal(false);
    }
    for (const text of ['.5g', '5.', '+5m', '1e3k']) {
      expect(takes('20.10.24', text), text).to.equal(false);
      expect(takes('28.5.2', text), text).to.equal(true);
    }
  });

  it('durations', () => {
    for (const text of ['24h', '1.5h30m', '0', '-1s']) expect(isGoDuration(text), text).to.equal(true);
    for (const text of ['', '24', '1d', 'h']) expect(isGoDuration(text), text).to.equal(false);
  });

  it('hosts with ports', () => {
    expect(splitHostPort('[::1]:80')).to.deep.equal({ host: '::1', port: '80' });
    expect(splitHostPort(':80')).to.deep.equal({ host: '', port: '80' });
    for (const text of ['a', '::1', '[::1]', '[a', 'a:b:c', '[a]b:1'])
      expect(splitHostPort(text), text).to.have.property('fault');
  });

  it('addresses of the web', () => {
    expect(parseGoUrl('HTTPS://u:p@h:1/p?q#f')).to.deep.equal({
      scheme: 'https',
      hasUser: true,
      host: 'h:1',
      path: '/p',
      query: 'q',
      fragment: 'f',
    });
    for (const text of [':x', 'http://[::1', 'http://a:b', 'http://a b', 'http://a/%zz', '1:2', 'http://a\u0001']) {
      expect(parseGoUrl(text), text).to.have.property('fault');
    }
  });

  it('give an outcome whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), text => {
        parseGoUrl(text);
        splitHostPort(text);
        parseGoInteger(text);
        sizeProblem('28.5.2', text);
        isGoDuration(text);
      }),
      { numRuns: 300 },
    );
  });
});
