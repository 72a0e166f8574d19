export type CameraReader = { start(): Promise<string | undefined>; stop(): void; isOn(): boolean }

/**
 * Looks through the camera until a code is seen, then puts its light out. A refusal of the permission or a missing
 * camera is thrown as the browser names it.
 */
export function cameraReader(
  video: HTMLVideoElement,
  look: (picture: ImageBitmap) => Promise<string | undefined>,
): CameraReader {
  let stream: MediaStream | undefined

  function stop(): void {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = undefined
    video.srcObject = null
    video.hidden = true
  }

  async function start(): Promise<string | undefined> {
    const mine = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    })
    stop()
    stream = mine
    video.srcObject = mine
    video.hidden = false
    await video.play()
    while (stream === mine && mine.active) {
      const text = video.videoWidth > 0 ? await look(await createImageBitmap(video)) : undefined
      if (stream !== mine) return undefined
      if (text) {
        stop()
        return text
      }
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return undefined
  }

  return { start, stop, isOn: () => stream !== undefined }
}

/** Why there is no picture: somebody said no, or there is nothing to look through. */
export function cameraTrouble(fault: unknown): 'cameraRefused' | 'cameraMissing' {
  return fault instanceof DOMException && (fault.name === 'NotAllowedError' || fault.name === 'SecurityError')
    ? 'cameraRefused'
    : 'cameraMissing'
}
