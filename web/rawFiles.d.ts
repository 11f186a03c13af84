/** What Vite adds to modules: files that are taken in as text. */
interface ImportMeta {
  glob<Content>(
    pattern: string,
    options: { readonly eager: true; readonly query: '?raw'; readonly import: 'default' },
  ): Readonly<Record<string, Content>>;
}

declare module '*.css?inline' {
  const text: string;
  export default text;
}
