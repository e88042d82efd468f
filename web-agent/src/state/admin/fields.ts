/** One value of an entity: everything that isn't an object of its own, a list as a whole. */
export type Fields = ReadonlyMap<string, unknown>;

/** An entity as `routing/ring/atMost` → 20, in its own order. */
export function fieldsOf(entity: object): Fields {
  const fields = new Map<string, unknown>();
  collect(entity, '', fields);
  return fields;
}

function collect(value: object, path: string, fields: Map<string, unknown>): void {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    // An overflow's target is one decision, not a kind and a name.
    if (isPlain(inner) && !('kind' in inner)) collect(inner, `${path}${key}/`, fields);
    else fields.set(path + key, inner);
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same entity with another value in one field; `routing/steps/0/easeBy` goes into lists, too. */
export function withField<T extends object>(entity: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('/');
  const inner = (entity as Record<string, unknown>)[key];
  const isInner = typeof inner === 'object' && inner !== null;
  const changed = rest.length === 0 ? value : withField(isInner ? inner : {}, rest.join('/'), value);
  if (!Array.isArray(entity)) return { ...entity, [key]: changed };
  return (entity as unknown[]).with(Number(key), changed) as unknown as T;
}

/** Whether two values of JSON say the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
