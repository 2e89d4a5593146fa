/** What lowlight's common grammars answer to, as people write it. */
const KNOWN = new Set(
  `arduino bash sh zsh c h cpp c++ cc h++ csharp c# cs css diff patch go golang graphql gql ini toml java javascript js jsx mjs cjs json json5
   jsonc kotlin kt less lua makefile mk make markdown md objectivec objc perl pl php php-template plaintext python py python-repl pycon r ruby rb rust rs
   scss shell console sql swift typescript ts tsx mts cts vbnet vb wasm xml html svg plist yaml yml`.split(/\s+/),
);

/** Whether a block of code in this language gets colours: for others nothing is fetched. */
export function isKnownLanguage(language: string): boolean {
  return KNOWN.has(language);
}
