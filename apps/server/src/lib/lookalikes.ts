/** Letters of other alphabets that look like Latin ones, small or capital (Unicode UTS #39, "confusables"): «аdmin» is no other «admin». */
const CYRILLIC = 'авекмнорстухіјѕԁԛԝһӏ';
const GREEK = 'αβεζηικμνορτυχ';
const LATIN = 'abekmhopctyxijsdqwhlabezhikmnoptyx';

/** From a small Cyrillic or Greek letter to the small Latin letter that it looks like. */
export const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [...(CYRILLIC + GREEK)].map((letter, index) => [letter, LATIN.charAt(index)]),
);
