import { describe, expect, it } from 'vitest';
import { adminHref, adminRouteOf } from './admin-route';

describe('the address of a page of administration', () => {
  it('should name the page and the thing', () => {
    for (const id of ['support', 'web:shop', 'a/b ü%']) expect(adminRouteOf(adminHref('queues', id))).toEqual({ page: 'queues', id });
    expect(adminRouteOf(adminHref('history'))).toEqual({ page: 'history', id: undefined });
  });

  it('should be the queues when it names nothing that there is', () => {
    for (const hash of ['#/admin', '#/admin/', '#/admin/nothing', '#/floor']) expect(adminRouteOf(hash), hash).toEqual({ page: 'queues', id: undefined });
  });

  it('should survive what somebody typed', () => {
    expect(adminRouteOf('#/admin/queues/%E0%')).toEqual({ page: 'queues', id: undefined });
  });
});
