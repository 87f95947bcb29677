import { descriptorOf } from '../../state/descriptors.ts';

/** Icons in the size they are drawn at: a picture is read from its SVG once and not once for each of a thousand nodes. */
export interface Icons {
  /** The picture; undefined while it is being read, and where the service has none. */
  readonly of: (service: string, pixels: number, color: string) => HTMLCanvasElement | undefined;
}

/** `onRead`: one more icon can be drawn. */
export function createIcons(onRead: () => void): Icons {
  const images = new Map<string, HTMLImageElement>();
  const drawn = new Map<string, HTMLCanvasElement>();
  return {
    of(service, pixels, color) {
      const key = `${pixels} ${color} ${service}`;
      const known = drawn.get(key);
      if (known) return known;
      const image = images.get(service) ?? read(service, images, onRead);
      if (!image?.complete || image.naturalWidth === 0) return undefined;
      const picture = paint(image, pixels, descriptorOf(service)?.icon.includes('currentColor') ? color : undefined);
      drawn.set(key, picture);
      return picture;
    },
  };
}

function read(service: string, images: Map<string, HTMLImageElement>, onRead: () => void): HTMLImageElement | undefined {
  const icon = descriptorOf(service)?.icon;
  if (icon === undefined || icon === '') return undefined;
  const image = new Image();
  image.onload = onRead;
  image.src = `data:image/svg+xml,${encodeURIComponent(icon)}`;
  images.set(service, image);
  return image;
}

/** `color`: of an icon that takes the colour of the text around it. */
function paint(image: HTMLImageElement, pixels: number, color: string | undefined): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = picture.height = pixels;
  const context = picture.getContext('2d');
  context?.drawImage(image, 0, 0, pixels, pixels);
  if (context && color !== undefined) {
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = color;
    context.fillRect(0, 0, pixels, pixels);
  }
  return picture;
}
