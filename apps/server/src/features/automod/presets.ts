import { AUTO_MOD_PRESET } from '@chat-js/protocol/automod.ts';

type Preset = (typeof AUTO_MOD_PRESET)[keyof typeof AUTO_MOD_PRESET];

/**
 * Ready-made keywords, English and Russian. A start, on the careful side: what is also an innocent word, or part of many («cock»,
 * «перебить»), is left to the rules of a guild. Written as in a rule, so that the same exceptions work.
 */
const PRESET_KEYWORDS: Record<Preset, string> = {
  [AUTO_MOD_PRESET.PROFANITY]: `
    *fuck* shit shits shitty shitting bullshit *asshole* bitch bitches bitching bastard bastards cunt cunts twat twats wanker wankers
    dickhead dickheads motherf* prick pricks arsehole arseholes
    хуй хуи хую хуя хуем хуев* хуйн* *хуесос* *хуел* охуе* нахуй нахуя похуй дохуя
    *пизд* ебать ебал* ебан* ебут ебет ебешь ебись ебло ебуч* *заеб* *выеб* *наеб* *разъеб* *долбоеб* уеб* *въеб* *подъеб* еблан*
    бля блядь бляди блядск* блять *блядь сука суки мудак* мудил* гондон* гандон* залуп* манда мандой дерьмо говно говн*`,
  [AUTO_MOD_PRESET.SEXUAL_CONTENT]: `
    porn porno *pornhub* porns* xxx hentai blowjob* handjob* deepthroat* gangbang* creampie* cumshot* bukkake milf milfs masturbat*
    orgasm* nudes dildo* fleshlight* rule34 nsfw sexting
    порно порнух* порнограф* порнуш* хентай минет* дроч* мастурб* оргазм* трахат* трахн* трахал* групповух* секстинг
    вебкам* нюдс* проститу* шлюх* дилдо фаллоимитатор*`,
  [AUTO_MOD_PRESET.SLURS]: `
    nigger* nigga niggas faggot* fag fags kike kikes gook gooks wetback* tranny trannies retard retards retarded
    paki pakis raghead* towelhead* shemale*
    пидор* пидар* пидр* педик педики педиков жид жиды жидовск* хач хачи черножоп* узкоглаз* ниггер*
    москаль москали кацап*`,
};

const LISTS = new Map(Object.entries(PRESET_KEYWORDS).map(([preset, words]) => [Number(preset), words.trim().split(/\s+/)]));

export function keywordsOfPresets(presets: readonly Preset[]): string[] {
  return presets.flatMap((preset) => LISTS.get(preset) ?? []);
}
