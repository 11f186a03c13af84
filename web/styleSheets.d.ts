/** Style sheets are Vite's business; for the compiler they are imports without a value. */
declare module '*.css';
