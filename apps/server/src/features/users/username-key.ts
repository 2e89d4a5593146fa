/** Letters of other alphabets that look like Latin ones, small or capital (Unicode UTS #39, "confusables"): «аdmin» is no other «admin». */
const CYRILLIC = 'авекмнорстухіјѕԁԛԝһӏ';
const GREEK = 'αβεζηικμνορτυχ';
const LATIN = 'abekmhopctyxijsdqwhlabezhikmnoptyx';
const LOOKALIKES = new Map([...(CYRILLIC + GREEK)].map((letter, index) => [letter, LATIN.charAt(index)]));

/**
 * What makes two names the same: compatibility forms, case, the alphabet of letters that look alike, and what nobody sees
 * do not count («Аня» and «аня», «ﬁ» and «fi»). Through upper case, which alone joins «ß» with «SS» and both small sigmas.
 */
export function usernameKey(name: string): string {
  const visible = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  const letters = visible.toUpperCase().toLowerCase().normalize('NFKD');
  return letters.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LOOKALIKES.get(letter) ?? letter).normalize('NFKC');
}
