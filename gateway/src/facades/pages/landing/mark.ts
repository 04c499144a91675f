/** The sign of the gateway, as SVG. */
export const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#5b4bdb"/><path d="M12 9.5v13l11-6.5z" fill="#fff"/></svg>`;
