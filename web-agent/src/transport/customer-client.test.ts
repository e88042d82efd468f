import { describe, expect, it } from 'vitest';
import { CustomerClient } from './customer-client';
import type { RestClient } from './rest-client';

function asked(ask: (client: CustomerClient) => unknown): URLSearchParams {
  let path = '';
  const call: RestClient['call'] = (question) => {
    path = question.path;
    return new Promise(() => undefined);
  };
  ask(new CustomerClient({ call }));
  return new URLSearchParams(path.slice(path.indexOf('?')));
}

describe('Who is looked for', () => {
  it('should be found by a number with a plus, which the address cannot carry', () => {
    expect(asked((client) => client.search('+86 138', 50)).get('search')).toBe('0086 138');
    expect(asked((client) => client.withNumber('+8613800138000')).get('number')).toBe('008613800138000');
  });

  it('should come page by page', () => {
    expect(asked((client) => client.search('李 & co', 50)).toString()).toBe(new URLSearchParams({ search: '李 & co', limit: '50' }).toString());
    expect(asked((client) => client.search('', 50, 'k1')).get('after')).toBe('k1');
  });
});
