/** A track and a stream of nothing, for programs without a browser. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  contentHint = '';
  enabled = true;
  readonly id = crypto.randomUUID();
  readonly kind = 'audio';
  readonly label = 'fake';
  readonly muted = false;
  onended = null;
  onmute = null;
  onunmute = null;
  readyState: MediaStreamTrackState = 'live';
  applyConstraints = async () => undefined;
  clone = () => new FakeTrack();
  getCapabilities = () => ({});
  getConstraints = () => ({});
  getSettings = () => ({});
  stop() {
    this.readyState = 'ended';
  }
}

export class FakeStream extends EventTarget implements MediaStream {
  readonly active = true;
  readonly id = crypto.randomUUID();
  onaddtrack = null;
  onremovetrack = null;
  readonly #tracks: MediaStreamTrack[];
  constructor(tracks: MediaStreamTrack[]) {
    super();
    this.#tracks = tracks;
  }
  addTrack = () => undefined;
  removeTrack = () => undefined;
  clone = () => new FakeStream(this.#tracks);
  getTracks = () => this.#tracks;
  getAudioTracks = () => this.#tracks;
  getVideoTracks = () => [];
  getTrackById = () => null;
}
