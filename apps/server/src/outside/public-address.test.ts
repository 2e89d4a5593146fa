import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { isOwnAddress, isPublicAddress } from './public-address.ts';

describe('an address that is asked', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2a00:1450:4010:c0f::8b',
    '2606:4700:4700::1111',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(true));
});

describe('an address that is never asked', () => {
  test.each([
    ['this network', ['0.0.0.0', '0.1.2.3']],
    ['private', ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255']],
    ['shared by a carrier', ['100.64.0.1', '100.127.255.255', '100.100.100.200']],
    ['this machine', ['127.0.0.1', '127.255.255.254', '::1']],
    [
      'link-local, and what a cloud tells its machines',
      ['169.254.0.1', '169.254.169.254', '169.254.170.2', 'fe80::1', 'febf::1', '168.63.129.16'],
    ],
    ['of a network within', ['fc00::1', 'fd00:ec2::254', 'fdff:ffff::1', 'fec0::1']],
    ['protocols', ['192.0.0.1', '192.0.0.192', '192.88.99.1', '192.31.196.1', '192.52.193.1', '192.175.48.1', '2001:1::1', '2001:1ff::1']],
    ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1', '3fff:fff:ffff::1']],
    ['benchmarks', ['198.18.0.1', '198.19.255.255', '2001:2::1']],
    ['multicast', ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1']],
    ['reserved', ['240.0.0.1', '255.255.255.255', '4000::1', '5f00::1', 'e000::1']],
    ['IPv4 mapped into IPv6', ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a00:1']],
    ['IPv4 in IPv6 of old', ['::', '::127.0.0.1', '::8.8.8.8']],
    ['NAT64', ['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1', '::ffff:0:127.0.0.1']],
    ['6to4', ['2002:7f00:1::', '2002:808:808::1']],
    ['Teredo', ['2001:0:4136:e378:8000:63bf:3fff:fdd2']],
    ['ORCHID', ['2001:10::1', '2001:20::1', '2001:30::1']],
    ['discard', ['100::1']],
    ['with a zone', ['fe80::1%eth0', '2a00::1%lo']],
    ['no address', ['', 'localhost', '127.1', '0x7f000001', '2130706433', '1.2.3.4.5', '[::1]', ' 8.8.8.8']],
  ])('%s', (_, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});

test('addresses of this machine are known, however they are written', () => {
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  expect(own.every(({ address }) => isOwnAddress(address))).toBe(true);
  expect(isOwnAddress('8.8.8.8')).toBe(false);
});
