import { createContext } from 'react';

/** The case whose file is open: forms ask it for the catalogue of its kind and put their files into it. */
export interface CaseInHand {
  readonly id: string | undefined;
  readonly kind: string;
  /** Suspended sentence, parole …: the grounds of some proposals depend on it. */
  readonly sentence?: string;
  /** About no one person: a matter, whose clocks count hours. */
  readonly matter: boolean;
}

export const CaseInHandContext = createContext<CaseInHand>({ id: undefined, kind: 'corrections', matter: false });
