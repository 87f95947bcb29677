/** The interpreter of state machines calls `Promise.withResolvers`, which Node.js 20 has not. */
if (!('withResolvers' in Promise)) {
  Object.defineProperty(Promise, 'withResolvers', {
    configurable: true, writable: true,
    value: <T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void; readonly reject: (reason: unknown) => void } => {
      let [resolve, reject] = [(_value: T): void => undefined, (_reason: unknown): void => undefined];
      const promise = new Promise<T>((fulfil, refuse) => { [resolve, reject] = [fulfil, refuse]; });
      return { promise, resolve, reject };
    },
  });
}
