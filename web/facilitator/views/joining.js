// How phones join, as the kernel gives it.

/**
 * @typedef {object} Reach  the server that phones come to
 * @property {boolean} served
 * @property {boolean} starting
 * @property {boolean} startable
 * @property {string | null} sentence
 * @property {{ url: string, label: string, chosen: boolean }[]} choices
 * @property {{ url: string, qr: string, reached: boolean } | null} trial
 */

/**
 * @typedef {object} Invited  how a phone joins
 * @property {string} code_spaced
 * @property {string} short_address
 * @property {string} join_url
 * @property {string} qr
 * @property {Reach} reach
 */

export {};
