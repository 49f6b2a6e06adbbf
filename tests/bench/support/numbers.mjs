export const round = (value, digits = 2) => Number(value.toFixed(digits));
export const megabytes = (bytes) => round(bytes / 1e6, 1);
