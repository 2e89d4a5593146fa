/** What the doctor says. Each line names what is so, and what to do about it. */
export interface Words {
  noPublicUrl: string;
  noName(host: string): string;
  privateAddress(host: string, address: string): string;
  elsewhere(host: string, address: string): string;
  here(host: string, address: string): string;
  notSecure(url: string): string;
  reached(url: string): string;
  notReached(url: string, why: string): string;
  strangeAnswer(url: string, status: number): string;
  certificate(host: string, days: number): string;
  certificateEnds(host: string, days: number): string;
  certificateOver(host: string): string;
  certificateOfOthers(host: string): string;
  certificateUnknown(host: string, why: string): string;
  stunOff: string;
  stunSilentHere(port: number): string;
  stunHere(port: number): string;
  stunSilent(place: string): string;
  stun(place: string): string;
  noTurn: string;
  turnClosed(url: string, why: string): string;
  turnSilent(url: string): string;
  turnOpen(url: string): string;
  turnStrange(url: string, code: number): string;
  turnWrongSecret(url: string): string;
  turnFull(url: string): string;
  turnTakesOld(url: string): string;
  turnPrivateRelay(url: string, address: string): string;
  turnLeadsInside(url: string, peer: string): string;
  turn(url: string): string;
  well: string;
  unwell(count: number): string;
}

const en: Words = {
  noPublicUrl: 'PUBLIC_URL is not set, so it is not known where people reach this server. Only this machine was looked at.',
  noName: (host) => `${host} has no address in DNS. Add an A record, and AAAA for IPv6.`,
  privateAddress: (host, address) => `${host} leads to ${address}, an address of a private network: nobody outside of it can connect.`,
  elsewhere: (host, address) =>
    `${host} leads to ${address}, which is no address of this machine. Fine behind a router that passes its ports on; behind a CDN voice needs a name of its own that leads here.`,
  here: (host, address) => `${host} leads to this machine, ${address}.`,
  notSecure: (url) => `${url} is not https, and browsers give the microphone to https only. Put a proxy with a certificate in front.`,
  reached: (url) => `The server answers at ${url}.`,
  notReached: (url, why) => `Nobody answers at ${url} (${why}). Does the server run, and does the proxy know it?`,
  strangeAnswer: (url, status) => `Somebody else answers at ${url}, with status ${status}. Does the proxy lead here?`,
  certificate: (host, days) => `The certificate of ${host} is good for ${days} more days.`,
  certificateEnds: (host, days) => `The certificate of ${host} ends in ${days} days: renew it now.`,
  certificateOver: (host) => `The certificate of ${host} is over. Renew it and load it anew.`,
  certificateOfOthers: (host) => `The certificate at ${host} is for other names.`,
  certificateUnknown: (host, why) => `Browsers will not trust the certificate of ${host} (${why}). Is the whole chain in the file?`,
  stunOff: 'STUN_PORT=0: this server tells nobody their address. coturn does, if it is there.',
  stunSilentHere: (port) => `Nobody answers STUN on UDP port ${port} of this machine. Does the server run?`,
  stunHere: (port) => `STUN answers on UDP port ${port} of this machine.`,
  stunSilent: (place) => `STUN does not answer at ${place}. Open the port in the firewall, or pass it on in the router.`,
  stun: (place) => `STUN answers at ${place}, seen from here. Whether a firewall lets others through shows only from outside.`,
  noTurn: 'There is no TURN server (TURN_URLS). Most people will hear each other; those behind strict networks will not.',
  turnClosed: (url, why) => `${url} cannot be reached (${why}). Does coturn run, and is the port open?`,
  turnSilent: (url) => `${url} does not answer. Does coturn run, and is the port open?`,
  turnOpen: (url) => `${url} lets everybody in without a password. Set use-auth-secret.`,
  turnStrange: (url, code) => `${url} answers with error ${code} instead of asking for a password. Is it TURN?`,
  turnWrongSecret: (url) => `${url} refuses our password. TURN_SECRET and static-auth-secret must be the same, and both clocks right.`,
  turnFull: (url) => `${url} knows our password and has no room left (user-quota, total-quota).`,
  turnTakesOld: (url) => `${url} takes passwords that are over. Set use-auth-secret, and look at its clock.`,
  turnPrivateRelay: (url, address) => `${url} tells people to come to ${address}, which they cannot reach. Set external-ip.`,
  turnLeadsInside: (url, peer) =>
    `${url} leads to ${peer}: whoever has a password reaches your network through it. Take denied-peer-ip from deploy/coturn/turnserver.conf.`,
  turn: (url) => `${url} works: it knows our password, and leads nobody inside.`,
  well: 'Nothing stands in the way.',
  unwell: (count) => (count === 1 ? 'One thing to mend.' : `${count} things to mend.`),
};

const ru: Words = {
  noPublicUrl: 'PUBLIC_URL не задан: неизвестно, по какому адресу сюда приходят люди. Проверена только эта машина.',
  noName: (host) => `У имени ${host} нет адреса в DNS. Добавьте запись A, а для IPv6 — AAAA.`,
  privateAddress: (host, address) => `${host} ведёт на ${address} — это адрес частной сети: снаружи никто не подключится.`,
  elsewhere: (host, address) =>
    `${host} ведёт на ${address}, это не адрес этой машины. За роутером, который пробрасывает порты, так и должно быть; за CDN голосу нужно своё имя, ведущее прямо сюда.`,
  here: (host, address) => `${host} ведёт на эту машину, ${address}.`,
  notSecure: (url) => `${url} — не https, а микрофон браузеры дают только по https. Поставьте впереди прокси с сертификатом.`,
  reached: (url) => `Сервер отвечает по адресу ${url}.`,
  notReached: (url, why) => `По адресу ${url} никто не отвечает (${why}). Сервер запущен? Прокси о нём знает?`,
  strangeAnswer: (url, status) => `По адресу ${url} отвечает кто-то другой, со статусом ${status}. Прокси ведёт сюда?`,
  certificate: (host, days) => `Сертификат ${host} действует, осталось дней: ${days}.`,
  certificateEnds: (host, days) => `Сертификат ${host} скоро кончится, осталось дней: ${days}. Обновите его.`,
  certificateOver: (host) => `Срок сертификата ${host} истёк. Обновите его и загрузите заново.`,
  certificateOfOthers: (host) => `Сертификат ${host} выдан на другие имена.`,
  certificateUnknown: (host, why) => `Сертификату ${host} браузеры не поверят (${why}). В файле вся цепочка?`,
  stunOff: 'STUN_PORT=0: этот сервер никому не подсказывает их адрес. Это делает coturn, если он есть.',
  stunSilentHere: (port) => `На UDP-порту ${port} этой машины STUN не отвечает. Сервер запущен?`,
  stunHere: (port) => `STUN отвечает на UDP-порту ${port} этой машины.`,
  stunSilent: (place) => `STUN не отвечает на ${place}. Откройте порт в файрволе или пробросьте его на роутере.`,
  stun: (place) => `STUN отвечает на ${place}, если смотреть отсюда. Пропустит ли файрвол остальных, видно только снаружи.`,
  noTurn: 'TURN-сервера нет (TURN_URLS). Большинство друг друга услышит, а люди за строгими сетями — нет.',
  turnClosed: (url, why) => `${url} недоступен (${why}). coturn запущен? Порт открыт?`,
  turnSilent: (url) => `${url} не отвечает. coturn запущен? Порт открыт?`,
  turnOpen: (url) => `${url} пускает всех без пароля. Включите use-auth-secret.`,
  turnStrange: (url, code) => `${url} отвечает ошибкой ${code} вместо того, чтобы спросить пароль. Это точно TURN?`,
  turnWrongSecret: (url) => `${url} не принимает наш пароль. TURN_SECRET и static-auth-secret должны совпадать, а часы — идти верно.`,
  turnFull: (url) => `${url} знает наш пароль, но мест больше нет (user-quota, total-quota).`,
  turnTakesOld: (url) => `${url} принимает просроченные пароли. Включите use-auth-secret и проверьте часы.`,
  turnPrivateRelay: (url, address) => `${url} зовёт людей на ${address}, а туда им не попасть. Задайте external-ip.`,
  turnLeadsInside: (url, peer) =>
    `${url} пропускает на ${peer}: через него любой с паролем попадёт в вашу сеть. Возьмите denied-peer-ip из deploy/coturn/turnserver.conf.`,
  turn: (url) => `${url} работает: знает наш пароль и никого не пускает внутрь сети.`,
  well: 'Ничто не мешает.',
  unwell: (count) => `Надо исправить: ${count}.`,
};

export const WORDS = { en, ru };
