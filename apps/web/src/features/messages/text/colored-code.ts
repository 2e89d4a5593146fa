import { common, createLowlight } from 'lowlight';

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
type Child = Tree['children'][number];

/** A piece of code in one colour. */
export interface CodePart {
  start: number;
  kind: 'quiet' | 'word' | 'text' | 'number' | 'name' | undefined;
  text: string;
}

const lowlight = createLowlight(common);

/** Five colours carry it: more is a fair. */
const KINDS: Record<string, CodePart['kind']> = {
  comment: 'quiet',
  quote: 'quiet',
  meta: 'quiet',
  keyword: 'word',
  'selector-tag': 'word',
  deletion: 'word',
  tag: 'word',
  string: 'text',
  regexp: 'text',
  addition: 'text',
  symbol: 'text',
  number: 'number',
  literal: 'number',
  attr: 'number',
  attribute: 'number',
  variable: 'number',
  title: 'name',
  name: 'name',
  built_in: 'name',
  type: 'name',
  section: 'name',
  property: 'name',
};

/** Code of a language that lowlight knows, in pieces of one colour each; together they are the code. */
export function colorCode(language: string, code: string): CodePart[] {
  const parts: CodePart[] = [];
  let start = 0;
  const add = (children: readonly Child[], kind: CodePart['kind']) => {
    for (const child of children) {
      if (child.type === 'element') add(child.children as Child[], kindOf(child.properties['className']) ?? kind);
      if (child.type !== 'text') continue;
      parts.push({ start, kind, text: child.value });
      start += child.value.length;
    }
  };
  add(lowlight.registered(language) ? lowlight.highlight(language, code).children : [{ type: 'text', value: code }], undefined);
  return parts;
}

function kindOf(classes: unknown): CodePart['kind'] {
  return Array.isArray(classes) ? KINDS[String(classes[0]).replace('hljs-', '')] : undefined;
}
