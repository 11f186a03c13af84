/** Ids that a field and the summary of errors agree on, made from the field's name. */
export function fieldIds(name: string, hint: unknown, error: unknown) {
  const id = `field-${name}`;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, hint: `${id}-hint`, error: `${id}-error`, described: described === '' ? undefined : described };
}
