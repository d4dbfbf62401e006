/** Vite: a file as a `data:` address. */
declare module '*.xlsx?inline' {
  const address: string;
  export default address;
}
