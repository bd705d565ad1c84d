/// <reference types="vite/client" />

declare module '*.zip' {
  export const name: string;
  export const text: string;
}
