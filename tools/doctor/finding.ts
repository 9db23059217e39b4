/** What a look found: fine, or what is wrong and how to mend it. A worry is said and does not fail. */
export type Finding = { readonly fine: string } | { readonly worry: string } | { readonly wrong: string };
