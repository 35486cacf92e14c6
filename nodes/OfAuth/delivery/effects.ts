/**
 * What it means to do something twice: `reads` changes nothing, `repeats` leaves the same behind as once
 * (PUT, PATCH, DELETE, adding to a list), `creates` makes a second one.
 */
export type Effect = 'reads' | 'repeats' | 'creates';
