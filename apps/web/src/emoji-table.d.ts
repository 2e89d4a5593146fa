declare module 'virtual:emoji-table' {
  const rows: import('./ui/emoji/table.ts').EmojiRow[];
  export default rows;
}
