/**
 * The UTC milliseconds in the time strip of a picture, or null where there is none that can be read.
 *
 * The layout is described in core/media/timestamp_strip.h. Runs in a page (page.evaluate(stripTime)), where it
 * reads what its video shows, or anywhere with an image as of CanvasRenderingContext2D.getImageData().
 */
export function stripTime(image = null) {
  const cells = 48;
  const shown = () => {
    const video = document.querySelector('video');
    if (!video || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };
  const picture = image ?? shown();
  if (!picture || picture.width < cells || picture.height < 30) return null;
  const { data, width, height } = picture;
  const strip = Math.floor(height / 30);
  const top = height - strip + Math.floor(strip / 4);
  const bottom = Math.max(height - Math.floor(strip / 4), top + 1);
  const brightness = (cell) => {
    const left = Math.floor(((4 * cell + 1) * width) / (4 * cells));
    const right = Math.max(Math.floor(((4 * cell + 3) * width) / (4 * cells)), left + 1);
    let sum = 0;
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const pixel = (y * width + x) * 4;
        sum += (data[pixel] + 2 * data[pixel + 1] + data[pixel + 2]) / 4;
      }
    }
    return sum / ((right - left) * (bottom - top));
  };
  const white = brightness(0);
  const black = brightness(1);
  if (white - black < 48) return null;
  let time = 0;
  let parity = 0b1010;
  for (let cell = 2; cell < cells; cell += 1) {
    const share = (brightness(cell) - black) / (white - black);
    if (share > 0.35 && share < 0.65) return null;
    const bit = share >= 0.65 ? 1 : 0;
    const place = cells - 1 - cell;
    if (place >= 4) time += bit * 2 ** (place - 4);
    parity ^= bit << (place % 4);
  }
  return parity === 0 ? time : null;
}
