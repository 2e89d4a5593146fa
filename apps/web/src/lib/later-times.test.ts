import { expect, test } from 'vitest';
import { fromField, presetsAt, toField } from './later-times.ts';

const at = (hour: number, minute = 0) => new Date(2026, 10, 27, hour, minute).getTime();

test('tonight is offered until it is nearly there', () => {
  expect(presetsAt(at(8)).tonight).toBe(at(20));
  expect(presetsAt(at(19, 39)).tonight).toBe(at(20));
  expect(presetsAt(at(19, 40)).tonight).toBeUndefined();
  expect(presetsAt(at(23)).tonight).toBeUndefined();
});

test('soon is in 20 minutes, and tomorrow at nine by the own calendar', () => {
  expect(presetsAt(at(23, 50)).soon).toBe(at(24, 10));
  expect(presetsAt(at(0, 5)).tomorrow).toBe(at(33));
  expect(presetsAt(at(23, 59)).tomorrow).toBe(at(33));
});

test('a time goes into the field and comes back; one that has passed does not', () => {
  expect(toField(at(9, 5))).toBe('2026-11-27T09:05');
  expect(fromField('2026-11-27T09:05', at(9))).toBe(at(9, 5));
  expect(fromField('2026-11-27T09:05', at(9, 5))).toBeUndefined();
  expect(fromField('', at(9))).toBeUndefined();
});
