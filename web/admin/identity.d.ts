/* Made by build.mjs. */
declare module 'identity-code' {
    const code: Record<string, string>;
    export default code;
}
