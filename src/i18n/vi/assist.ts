export const assist = {}
