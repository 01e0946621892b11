/** The values in the examples of the standards. */
export const array = ["blue", "black", "brown"];
export const object = { R: 100, G: 200, B: 150 };
export const keys = { semi: ";", dot: ".", comma: "," };
