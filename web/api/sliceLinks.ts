type Ends = { readonly older: string | null; readonly newer: string | null };

/** Addresses of the slices beside this one, with the same filters; null where the list ends. */
export function sliceLinks(filters: URLSearchParams, { older, newer }: Ends) {
  const linkTo = (name: keyof Ends, place: string | null) => {
    if (place === null) return null;
    const target = new URLSearchParams(filters);
    target.delete('older');
    target.delete('newer');
    target.set(name, place);
    return `?${target}`;
  };
  return { previous: linkTo('newer', newer), next: linkTo('older', older) };
}
