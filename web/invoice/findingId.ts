/** The id of the element that shows a finding, by its number. */
export const findingId = (number: number): string => `befund-${number}`;
