/**
 * Chance with a seed: the same label gives the same throws on every machine, so that the same seed and day make the same county.
 *
 * Each person, organisation and story throws its own dice (`fork`), so that one more line in one story changes nobody else's life.
 */
export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in `probability` of the throws (0 to 1). */
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** One of the choices, each as often as its weight says. */
  weighted<T>(choices: readonly [readonly [T, number], ...(readonly [T, number])[]]): T;
  shuffled<T>(items: readonly T[]): T[];
  /** An identifier in the form of a random UUID. */
  uuid(): string;
  /** Dice of their own for `label`; throwing them leaves these untouched. */
  fork(label: string): Dice;
}

/** Dice for `label`. xoshiro128** (Blackman and Vigna), its state filled by FNV-1a and splitmix32. */
export function diceOf(label: string): Dice {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(label)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  const state = new Uint32Array(4);
  for (let index = 0; index < 4; index++) {
    hash = (hash + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    state[index] = mixed ^ (mixed >>> 15);
  }
  const word = (index: number) => state[index] ?? 0;
  const throwOnce = (): number => {
    const product = Math.imul(word(1), 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = word(1) << 9;
    state[2] = word(2) ^ word(0);
    state[3] = word(3) ^ word(1);
    state[1] = word(1) ^ word(2);
    state[0] = word(0) ^ word(3);
    state[2] = word(2) ^ shifted;
    state[3] = (word(3) << 11) | (word(3) >>> 21);
    return result;
  };
  const fraction = () => throwOnce() / 2 ** 32;
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  return {
    between,
    chance: (probability) => fraction() < probability,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    weighted(choices) {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = fraction() * total;
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return choices[0][0];
    },
    shuffled(items) {
      const deck = [...items];
      for (let index = deck.length - 1; index > 0; index--) {
        const other = between(0, index);
        const [a, b] = [deck[index], deck[other]];
        if (a !== undefined && b !== undefined) [deck[index], deck[other]] = [b, a];
      }
      return deck;
    },
    uuid() {
      const hex = Array.from({ length: 4 }, () => throwOnce().toString(16).padStart(8, '0')).join('');
      const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    fork: (name) => diceOf(`${label}/${name}`),
  };
}
