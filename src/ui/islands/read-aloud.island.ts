/** Reads the sentence in hand with a Vietnamese voice of this device, when it has one; otherwise its key stays hidden. */
function localVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis
    .getVoices()
    .find((voice) => voice.lang.toLowerCase().startsWith('vi') && voice.localService)
}

function prepare(): void {
  const voice = localVoice()
  const said = document.querySelector<HTMLElement>('[data-say]')
  const again = document.querySelector<HTMLButtonElement>('[data-say-again]')
  if (!voice || !said || !again) return
  again.hidden = false
  again.onclick = () => {
    const speech = new SpeechSynthesisUtterance(said.dataset.say ?? '')
    speech.voice = voice
    speech.lang = 'vi-VN'
    speech.rate = 0.9
    speechSynthesis.cancel()
    speechSynthesis.speak(speech)
  }
}

if ('speechSynthesis' in window) {
  prepare()
  speechSynthesis.addEventListener('voiceschanged', prepare)
}
