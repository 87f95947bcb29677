import { descriptorOf } from '../state/descriptors.ts';

const addresses = new Map<string, string>();

/**
 * A service's icon as a picture: what an SVG file might hold cannot run, whatever it is. One drawn in
 * `currentColor` takes the colour of the text around it, as a mask.
 */
export function ServiceIcon({ service, size }: { readonly service: string; readonly size: number }) {
  const address = addressOf(service);
  if (address === undefined) return <span className="service-icon is-unknown" style={{ width: size, height: size }} aria-hidden="true">?</span>;
  if (descriptorOf(service)?.icon.includes('currentColor')) {
    return <span className="service-icon is-drawn" style={{ width: size, height: size, maskImage: `url("${address}")` }} aria-hidden="true" />;
  }
  return <img className="service-icon" src={address} width={size} height={size} alt="" draggable={false} />;
}

function addressOf(service: string): string | undefined {
  const known = addresses.get(service);
  if (known !== undefined) return known;
  const icon = descriptorOf(service)?.icon;
  if (icon === undefined || icon === '') return undefined;
  const address = `data:image/svg+xml,${encodeURIComponent(icon)}`;
  addresses.set(service, address);
  return address;
}
