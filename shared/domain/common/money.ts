/** An amount in integer centimes of dirham. */
export type Centimes = number & { readonly __brand: 'Centimes' };
