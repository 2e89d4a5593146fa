export function VoiceDoctor() {
  return null;
}
