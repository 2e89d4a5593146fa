import { describe, expect, test } from 'vitest';
import type { Node } from './nodes.ts';
import { parse } from './parse.ts';

/** A tree in short: text as it is, a line's end as ⏎, everything else as its name and what it has. */
function brief(nodes: readonly Node[]): string {
  return nodes.map(briefly).join('');
}

function briefly(node: Node): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return '⏎';
    case 'code':
      return `code(${node.text})`;
    case 'code_block':
      return `block:${node.language}(${node.text})`;
    case 'link':
      return `${node.bare ? 'bare' : 'link'}(${node.href})`;
    case 'masked_link':
      return `${node.bare ? 'bare' : 'link'}:${node.href}${node.title && `"${node.title}"`}(${brief(node.children)})`;
    case 'timestamp':
      return `time(${node.seconds} ${node.style})`;
    case 'mention':
      return `${node.of}(${node.id})`;
    case 'emoji':
      return `${node.animated ? 'animated' : 'emoji'}(${node.name} ${node.id})`;
    case 'heading':
      return `h${node.level}(${brief(node.children)})`;
    case 'list':
      return `list${node.first ?? ''}(${brief(node.children)})`;
    default:
      return `${node.type}(${brief(node.children)})`;
  }
}

const TABLES: Record<string, [input: string, expected: string][]> = {
  emphasis: [
    ['*a*', 'emphasis(a)'],
    ['_a_', 'emphasis(a)'],
    ['**a**', 'strong(a)'],
    ['__a__', 'underline(a)'],
    ['***a***', 'emphasis(strong(a))'],
    ['***a** b*', 'emphasis(strong(a) b)'],
    ['***a* b**', 'strong(emphasis(a) b)'],
    ['*a **b***', 'emphasis(a strong(b))'],
    ['**a *b* c**', 'strong(a emphasis(b) c)'],
    ['**a*b*c**', 'strong(aemphasis(b)c)'],
    ['___a___', 'emphasis(underline(a))'],
    ['__**_a_**__', 'underline(strong(emphasis(a)))'],
    ['_a __b__ c_', 'emphasis(a underline(b) c)'],
    ['a**b**c __d__e', 'astrong(b)c underline(d)e'],
    ['2*3*4', '2emphasis(3)4'],
  ],
  'what is not emphasis': [
    ['snake_case_name', 'snake_case_name'],
    ['слово_слово_', 'слово_слово_'],
    ['_snake_case_', 'emphasis(snake_case)'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['* a*', 'list(item(a*))'],
    ['*a *', '*a *'],
    ['**a', '**a'],
    ['a**', 'a**'],
    ['*a**', '*a**'],
    ['****', '****'],
    ['**********', '**********'],
    ['_', '_'],
  ],
  'what is opened first': [
    ['**a *b** c*', 'strong(a *b) c*'],
    ['*a **b* c**', 'emphasis(a **b) c**'],
    ['~~a ||b~~ c||', 'strikethrough(a ||b) c||'],
    ['**a\nb**', 'strong(a⏎b)'],
  ],
  'struck out and hidden': [
    ['~~a~~ ~b~', 'strikethrough(a) ~b~'],
    ['||a|| |b|', 'spoiler(a) |b|'],
    ['||a|| b ||c||', 'spoiler(a) b spoiler(c)'],
    ['||**a** ~~b~~||', 'spoiler(strong(a) strikethrough(b))'],
    ['||a\n> b\n- c||', 'spoiler(a⏎quote(b)list(item(c)))'],
    ['||```js\na```||', 'spoiler(block:js(a))'],
    ['|| ||', 'spoiler( )'],
    ['||||', '||||'],
    ['a || b', 'a || b'],
  ],
  code: [
    ['`a`', 'code(a)'],
    ['`**a**`', 'code(**a**)'],
    ['`` a`b ``', 'code( a`b )'],
    ['`` `a` ``', 'code(`a`)'],
    ['`a\nb`', 'code(a\nb)'],
    ['`a``', '`a``'],
    ['`a', '`a'],
    ['``', '``'],
    ['\\`a`', '`a`'],
    ['`a\\`', 'code(a\\)'],
    ['`<@1>`', 'code(<@1>)'],
  ],
  'blocks of code': [
    ['```a```', 'block:(a)'],
    ['```js\nlet a;\n```', 'block:js(let a;)'],
    ['```JS\na```', 'block:js(a)'],
    ['```js```', 'block:(js)'],
    ['```js\n```', 'block:(js)'],
    ['```let a;\nb```', 'block:(let a;\nb)'],
    ['```\n\n  a\n\n```', 'block:(  a)'],
    ['a ```b``` c', 'a block:(b) c'],
    ['a\n```\nb\n```\nc', 'a⏎block:(b)c'],
    ['```c++\na```', 'block:c++(a)'],
    ['```a', '```a'],
    ['``````', '``````'],
    ['```\n```', '```⏎```'],
    ['```\n> a\n# b\n**c**```', 'block:(> a\n# b\n**c**)'],
  ],
  quotes: [
    ['> a', 'quote(a)'],
    ['> a\n> b\nc', 'quote(a⏎b)c'],
    ['> **a\n> b**', 'quote(strong(a⏎b))'],
    ['> a\n\nb', 'quote(a)⏎b'],
    ['a\n> b', 'a⏎quote(b)'],
    ['>a', '>a'],
    ['a > b', 'a > b'],
    ['> > a', 'quote(> a)'],
    ['>>> a\nb\n> c', 'quote(a⏎b⏎> c)'],
    ['> a\n>>> b', 'quote(a)quote(b)'],
    ['> ```\n> a\n>   b\n> ```\nc', 'quote(block:(a\n  b))c'],
    ['> `a\n> b`', 'quote(code(a\nb))'],
    ['> # a\n> - b\n>   - c', 'quote(h1(a)list(item(blist(item(c)))))'],
    ['> a\n>\n> b', 'quote(a⏎⏎b)'],
  ],
  lists: [
    ['- a\n- b', 'list(item(a)item(b))'],
    ['* a\n* b', 'list(item(a)item(b))'],
    ['1. a\n2. b', 'list1(item(a)item(b))'],
    ['7. a\n7. b', 'list7(item(a)item(b))'],
    ['- a\n  - b\n  - c\n- d', 'list(item(alist(item(b)item(c)))item(d))'],
    ['- a\n - b', 'list(item(a)item(b))'],
    ['- a\n  1. b\n  - c', 'list(item(alist1(item(b))list(item(c))))'],
    ['- a\n  b\nc', 'list(item(a⏎b))c'],
    ['- a\n1. b', 'list(item(a))list1(item(b))'],
    ['- a\n\n- b', 'list(item(a))⏎list(item(b))'],
    ['a\n- b\nc', 'a⏎list(item(b))c'],
    ['- **a** `b`', 'list(item(strong(a) code(b)))'],
    ['- **a\n- b**', 'list(item(**a)item(b**))'],
    ['- ```\n  a\n    b\n  ```', 'list(item(block:(a\n  b)))'],
    ['-a\n1.b\n- ', '-a⏎1.b⏎- '],
    ['1234567890. a', '1234567890. a'],
  ],
  headings: [
    ['# a', 'h1(a)'],
    ['## a\n### *b*\nc', 'h2(a)h3(emphasis(b))c'],
    ['#a', '#a'],
    ['#### a', '#### a'],
    ['# ', '# '],
    ['a # b', 'a # b'],
    ['-# a **b**', 'subtext(a strong(b))'],
    ['-#a', '-#a'],
  ],
  links: [
    ['see https://a.ru/x.', 'see link(https://a.ru/x).'],
    ['(see https://a.ru/x)', '(see link(https://a.ru/x))'],
    ['https://ru.wikipedia.org/wiki/Чат_(значения), да', 'link(https://ru.wikipedia.org/wiki/Чат_(значения)), да'],
    ['(https://a.ru/b_(c))', '(link(https://a.ru/b_(c)))'],
    ['«https://a.ru»…', '«link(https://a.ru)»…'],
    ['<https://a.ru/x).> and <https://b.ru', 'bare(https://a.ru/x).) and <link(https://b.ru)'],
    ['http://localhost:3000/?a=1&b=2#c!', 'link(http://localhost:3000/?a=1&b=2#c)!'],
    ['one https://a.ru\nhttps://b.ru two', 'one link(https://a.ru)⏎link(https://b.ru) two'],
    ['http:// https://. ftp://a.ru javascript:alert(1) a.ru', 'http:// https://. ftp://a.ru javascript:alert(1) a.ru'],
    ['https://привет.рф/путь?да', 'link(https://привет.рф/путь?да)'],
    ['**https://a.ru** ||https://b.ru||c', 'strong(link(https://a.ru)) spoiler(link(https://b.ru))c'],
    ['https://a.ru/snake_case_x/*', 'link(https://a.ru/snake_case_x/)*'],
  ],
  'links with a text': [
    ['[a](https://a.ru)', 'link:https://a.ru(a)'],
    ['[**a** b](<https://a.ru> "c d")', 'bare:https://a.ru"c d"(strong(a) b)'],
    ['[a](https://a.ru/b_(c))', 'link:https://a.ru/b_(c)(a)'],
    ['[a [b] c](http://a.ru)', 'link:http://a.ru(a [b] c)'],
    ['[a [b](http://a.ru)', '[a link:http://a.ru(b)'],
    ['[a](javascript:alert(1)) [b](data:text/html,x)', '[a](javascript:alert(1)) [b](data:text/html,x)'],
    ['[a](a.ru) [](http://a.ru) [a] (http://a.ru)', '[a](a.ru) [](link(http://a.ru)) [a] (link(http://a.ru))'],
    ['[https://a.ru](https://b.ru)', '[link(https://a.ru)](link(https://b.ru))'],
    ['[a](https://a.ru', '[a](link(https://a.ru)'],
    ['\\[a](https://a.ru)', '[a](link(https://a.ru))'],
    ['- [a](https://a.ru)', 'list(item(link:https://a.ru(a)))'],
  ],
  'what stands in angle brackets': [
    ['<@1> <@!2> <@&3> <#4>', 'user(1) user(2) role(3) channel(4)'],
    ['<@> <@a> <@123456789012345678901>', '<@> <@a> <@123456789012345678901>'],
    ['@everyone @here @everyones a@here', 'everyone() here() @everyones ahere()'],
    ['<:abc:5> <a:abc:6> <:a:5> <:abc:>', 'emoji(abc 5) animated(abc 6) <:a:5> <:abc:>'],
    ['<t:1> <t:-1:R> <t:1:T>', 'time(1 f) time(-1 R) time(1 T)'],
    ['<t:8640000000000> <t:8640000000001> <t:1:x>', 'time(8640000000000 f) <t:8640000000001> <t:1:x>'],
    ['</a:1> <b>', '</a:1> <b>'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ],
  escapes: [
    ['\\*a\\* \\_b\\_ \\||c||', '*a* _b_ ||c||'],
    ['\\<@1> \\@everyone', '<@1> @everyone'],
    ['\\# a', '# a'],
    ['C:\\Папка C:\\dir', 'C:\\Папка C:\\dir'],
    ['\\\\*a*', '\\emphasis(a)'],
    ['*a\\* b*', 'emphasis(a* b)'],
    ['**a\\** b**', 'strong(a** b)'],
    ['\\😀', '😀'],
    ['a\\', 'a\\'],
    ['¯\\_(ツ)_/¯', '¯\\_(ツ)_/¯'],
  ],
};

for (const [name, table] of Object.entries(TABLES)) {
  describe(name, () => {
    test.each(table)('%j', (input, expected) => expect(brief(parse(input))).toBe(expected));
  });
}

test('nothing is deeper than can be read', () => {
  const depth = (nodes: readonly Node[]): number =>
    Math.max(0, ...nodes.map((node) => ('children' in node ? 1 + depth(node.children) : 1)));
  const lists = Array.from({ length: 100 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n');
  expect(depth(parse(`||${lists}||`))).toBeLessThan(40);
});
