const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M10 3 5 8l5 5',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  up: 'M3 10l5-5 5 5',
  info: 'M8 7.2v4M8 4.6v.2M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8',
  add: 'M8 3v10M3 8h10',
  alignLeft: 'M2.5 2v12M5 5h8.5M5 11h5',
  alignCentre: 'M8 2v12M2.5 5h11M5 11h6',
  alignRight: 'M13.5 2v12M2.5 5H11M6 11h5',
  alignTop: 'M2 2.5h12M5 5v8.5M11 5v5',
  alignMiddle: 'M2 8h12M5 2.5v11M11 5v6',
  alignBottom: 'M2 13.5h12M5 2.5V11M11 6v5',
  distributeHorizontally: 'M2.5 2v12M13.5 2v12M8 5v6',
  distributeVertically: 'M2 2.5h12M2 13.5h12M5 8h6',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
} as const;

/** A line icon in the colour of the text around it. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
