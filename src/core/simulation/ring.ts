/** Whole numbers, first in first out, in one array that grows. */
export class Ring {
  private items = new Int32Array(64);
  private first = 0;
  private last = 0;

  get length(): number {
    return this.last - this.first;
  }

  push(item: number): void {
    if (this.length === this.items.length) this.grow();
    this.items[this.last++ & (this.items.length - 1)] = item;
  }

  /** The first item; the ring must not be empty. */
  peek(): number {
    return this.items[this.first & (this.items.length - 1)] as number;
  }

  shift(): number {
    return this.items[this.first++ & (this.items.length - 1)] as number;
  }

  private grow(): void {
    const wide = new Int32Array(this.items.length * 2);
    for (let i = 0; i < this.length; i++) wide[i] = this.items[(this.first + i) & (this.items.length - 1)] as number;
    this.last = this.length;
    this.first = 0;
    this.items = wide;
  }
}
