import { describe, expect, it } from 'vitest';
import type { LookUpService } from '../contract';
import type { Flow } from './flow/document';
import { argumentNames, argumentsOf, BLANK_SYSTEM, formOf, isServiceId, settingsOf, whereIs } from './systems';

const CRM: LookUpService = { serviceId: 'crm', name: 'CRM', kind: 'http', url: 'https://crm/ask', headerName: 'X-Key', host: '', port: 0, tls: false, uses: [] };
const OLD: LookUpService = { ...CRM, serviceId: 'old', kind: 'socket', url: '', headerName: '', host: 'old.example', port: 7_001, tls: true };

describe('the form of another system', () => {
  it('should send a secret only when one was typed, and only with its header', () => {
    const form = formOf(CRM) ?? BLANK_SYSTEM;
    expect(settingsOf(form)).toEqual({ name: 'CRM', kind: 'http', url: 'https://crm/ask', headerName: 'X-Key' });
    expect(settingsOf({ ...form, headerSecret: ' s ' })).toMatchObject({ headerName: 'X-Key', headerSecret: ' s ' });
    expect(settingsOf({ ...form, headerName: ' ', headerSecret: 's' })).toEqual({ name: 'CRM', kind: 'http', url: 'https://crm/ask' });
  });

  it('should send nothing of the way that is not chosen', () => {
    const form = formOf(OLD) ?? BLANK_SYSTEM;
    expect(settingsOf(form)).toEqual({ name: 'CRM', kind: 'socket', host: 'old.example', port: 7_001, tls: true });
    expect(settingsOf({ ...form, kind: 'http', url: '/here' })).toEqual({ name: 'CRM', kind: 'http', url: '/here' });
  });

  it('should have none for what is built in', () => {
    expect(formOf({ ...CRM, kind: 'built-in' })).toBeUndefined();
  });

  it('should say where a system is', () => {
    expect([CRM, OLD, { ...OLD, host: '::1' }].map(whereIs)).toEqual(['https://crm/ask', 'old.example:7001', '[::1]:7001']);
  });

  it('should know an id that flows can name', () => {
    expect(['crm', '2-crm_old'].every(isServiceId)).toBe(true);
    expect(['', 'CRM', '-crm', 'a/b', 'x'.repeat(65)].some(isServiceId)).toBe(false);
  });
});

describe('trying a system', () => {
  it('should begin with what flows tell it', () => {
    const step = (service: string, names: readonly string[]): Flow['nodes'][number] => ({
      nodeId: service,
      name: '',
      step: { type: 'lookup', service, arguments: Object.fromEntries(names.map((name) => [name, `{${name}}`])) },
      exits: {},
    });
    const flow: Flow = { flowId: 'f', name: 'F', version: 1, language: 'en', startNodeId: 'a', nodes: [step('crm', ['account', 'pin']), step('other', ['x']), step('crm', ['pin', 'caller'])] };
    expect(argumentNames(flow, 'crm')).toEqual(['account', 'pin', 'caller']);
  });

  it('should leave out what has no name', () => {
    expect(argumentsOf([{ name: ' account ', value: ' 1 ' }, { name: '', value: '2' }])).toEqual({ account: ' 1 ' });
  });
});
